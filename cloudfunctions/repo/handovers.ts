import type { HandoverDoc } from '@shared/handover/handover'
import type { Books } from './books'

const handovers = ({ db }: Books) => db.collection<HandoverDoc>('handovers')

export const getHandover = (books: Books, id: string): Promise<HandoverDoc | undefined> => handovers(books).get(id)
export const addHandover = (books: Books, doc: HandoverDoc): Promise<'added' | 'exists'> => handovers(books).add(doc)

/** Newest first. */
export const findHandovers = (
  books: Books,
  shopId: string,
  query: { readonly state: HandoverDoc['state']; readonly limit: number },
): Promise<HandoverDoc[]> =>
  handovers(books).find({ where: { shopId, state: query.state }, orderBy: [['openedAt', 'desc']], limit: query.limit })

/** Adds scans to an open session; an event that is there already changes nothing. Answers false when the session is not open. */
export async function addHandoverScans(
  books: Books,
  id: string,
  scans: Readonly<Record<string, string>>,
): Promise<boolean> {
  const set = Object.fromEntries(Object.entries(scans).map(([eventId, parcelId]) => [`scans.${eventId}`, parcelId]))
  return (await handovers(books).update({ _id: id, state: 'open' }, { $set: set, $inc: { ver: 1 } })) === 1
}

export async function changeHandover(
  books: Books,
  doc: HandoverDoc,
  patch: Partial<HandoverDoc>,
): Promise<HandoverDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await handovers(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
