import type { Doc } from '@shared/kernel/doc'
import { joinId } from '@shared/kernel/ids'
import type { Books } from './books'

/** Subscribe messages that a buyer has allowed: one tap on 允许 is one message. */
export interface CreditDoc extends Doc {
  readonly v: 1
  readonly openid: string
  readonly templateId: string
  readonly left: number
  /** Event id of the grant or of the message -> 1: neither counts twice. */
  readonly events: Readonly<Record<string, 1>>
}

const credits = ({ db }: Books) => db.collection<CreditDoc>('credits')

export interface CreditKey {
  readonly shopId: string
  readonly openid: string
  readonly templateId: string
}
const creditId = ({ openid, templateId }: CreditKey) => joinId(openid, templateId)

/** `eventId` holds neither dot nor dollar. */
export async function grantCredit(books: Books, key: CreditKey, eventId: string): Promise<void> {
  const _id = creditId(key)
  const outcome = await credits(books).add({ _id, v: 1, ver: 1, ...key, left: 1, events: { [eventId]: 1 } })
  if (outcome === 'exists')
    await credits(books).update(
      { _id, [`events.${eventId}`]: { $exists: false } },
      { $set: { [`events.${eventId}`]: 1 }, $inc: { left: 1, ver: 1 } },
    )
}

/** True: one credit was taken for this event, now or before. False: none is left. */
export async function spendCredit(books: Books, key: CreditKey, eventId: string): Promise<boolean> {
  const _id = creditId(key)
  const updated = await credits(books).update(
    { _id, left: { $gt: 0 }, [`events.${eventId}`]: { $exists: false } },
    { $set: { [`events.${eventId}`]: 1 }, $inc: { left: -1, ver: 1 } },
  )
  return updated === 1 || (await credits(books).get(_id))?.events[eventId] === 1
}
