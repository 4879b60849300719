import type { Doc } from '@shared/kernel/doc'
import { joinId } from '@shared/kernel/ids'
import type { Books } from './books'

/** A push that was taken in. Written after its work: a push whose work broke half-way is worked again. */
export interface InboundEvent extends Doc {
  readonly v: 1
  readonly sender: string
  readonly at: number
}

const events = ({ db }: Books) => db.collection<InboundEvent>('inbound_events')
const eventKey = (sender: string, eventId: string) => joinId(sender, eventId)

export const wasTakenIn = async (books: Books, sender: string, eventId: string): Promise<boolean> =>
  (await events(books).get(eventKey(sender, eventId))) !== undefined

export const markTakenIn = (
  books: Books,
  shopId: string,
  event: { sender: string; eventId: string },
): Promise<'added' | 'exists'> =>
  events(books).add({
    _id: eventKey(event.sender, event.eventId),
    v: 1,
    ver: 1,
    shopId,
    sender: event.sender,
    at: books.now(),
  })
