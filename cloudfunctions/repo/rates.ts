import type { RateDoc } from '@shared/effect/rate'
import type { PlainChange, Where } from '../cloud/database'
import type { Books } from './books'

const rates = ({ db }: Books) => db.collection<RateDoc>('rates')

export const getRate = (books: Books, id: string): Promise<RateDoc | undefined> => rates(books).get(id)

export const getRates = (books: Books, ids: readonly string[]): Promise<RateDoc[]> =>
  ids.length === 0 ? Promise.resolve([]) : rates(books).find({ where: { _id: { $in: [...ids] } }, limit: 1000 })

/** The row as `change` leaves it, or undefined when `where` did not hold. */
export const takeRate = (
  books: Books,
  where: Where & { readonly _id: string },
  change: PlainChange,
): Promise<RateDoc | undefined> => rates(books).updateAndReturn(where, { ...change, $inc: { ...change.$inc, ver: 1 } })

/** Makes the row with these values unless it is there. */
export const ensureRate = (books: Books, id: string, values: Partial<RateDoc>): Promise<'added' | 'exists'> =>
  rates(books).add({ _id: id, v: 1, ver: 1, shopId: '', tat: 0, pausedUntil: 0, failsInRow: 0, ...values })
