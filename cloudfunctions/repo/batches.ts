import type { BatchDoc } from '@shared/batch/batch'
import type { Books } from './books'

const batches = ({ db }: Books) => db.collection<BatchDoc>('batches')

export const getBatch = (books: Books, id: string): Promise<BatchDoc | undefined> => batches(books).get(id)

/** `exists`: this tap has arrived before. */
export const addBatch = (books: Books, batch: BatchDoc): Promise<'added' | 'exists'> => batches(books).add(batch)

/** Oldest first: a tap is worked off before the next one. */
export const findOpenBatches = (books: Books): Promise<BatchDoc[]> =>
  batches(books).find({ where: { state: 'open' }, orderBy: [['createdAt', 'asc']], limit: 5 })

export const listBatches = (books: Books, shopId: string, limit: number): Promise<BatchDoc[]> =>
  batches(books).find({ where: { shopId }, orderBy: [['createdAt', 'desc']], limit })

/** Both ends are in. */
export const listBatchesBetween = (
  books: Books,
  shopId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<BatchDoc[]> =>
  batches(books).find({
    where: { shopId, createdAt: { $gte: from, $lte: to } },
    orderBy: [['createdAt', 'desc']],
    limit: 1000,
  })

/** Undefined: another worker has moved this batch on meanwhile. */
export async function changeBatch(
  books: Books,
  batch: BatchDoc,
  patch: Partial<BatchDoc>,
): Promise<BatchDoc | undefined> {
  const ver = batch.ver + 1
  const updated = await batches(books).update({ _id: batch._id, ver: batch.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...batch, ...patch, ver } : undefined
}
