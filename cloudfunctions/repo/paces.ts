import { withTrip, type PaceDoc, type Trip } from '@shared/tracking/pace'
import type { Books } from './books'

const paces = ({ db }: Books) => db.collection<PaceDoc>('paces')

/** Each as it is stored; what nobody has travelled yet is not in it. */
export const getPaces = (books: Books, ids: readonly string[]): Promise<PaceDoc[]> =>
  ids.length === 0 ? Promise.resolve([]) : paces(books).find({ where: { _id: { $in: [...ids] } }, limit: 1000 })

/** Counts a trip once, however often it is told. */
export async function learnTrip(books: Books, pace: Pick<PaceDoc, '_id' | 'shopId'>, trip: Trip): Promise<void> {
  for (;;) {
    const now = await paces(books).get(pace._id)
    if (now === undefined) {
      if ((await paces(books).add({ ...pace, v: 1, ver: 1, trips: [trip] })) === 'added') return
      continue
    }
    const trips = withTrip(now.trips, trip)
    if (trips === undefined) return
    const updated = await paces(books).update({ _id: now._id, ver: now.ver }, { $set: { trips, ver: now.ver + 1 } })
    if (updated === 1) return
  }
}
