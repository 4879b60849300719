import { rowsOfCopy } from '@shared/effect/rows'
import type { CopyState } from '@shared/parcel/copy-state'
import type { LabelCopy } from '@shared/parcel/copy'
import { addDoc, changeIn, type Books, type Home } from './books'

export const COPIES: Home<LabelCopy> = { name: 'copies', rows: rowsOfCopy }
const copies = ({ db }: Books) => db.collection<LabelCopy>('copies')

export const getCopy = (books: Books, id: string): Promise<LabelCopy | undefined> => copies(books).get(id)
export const addCopy = (books: Books, copy: LabelCopy): Promise<'added' | 'exists'> => addDoc(books, COPIES, copy)
export const changeCopy = changeIn(COPIES)

export const findCopiesOfParcel = (books: Books, parcelId: string): Promise<LabelCopy[]> =>
  copies(books).find({ where: { parcelId }, limit: 100 })

export const findCopiesOfBatch = (books: Books, batchId: string): Promise<LabelCopy[]> =>
  copies(books).find({ where: { batchId }, limit: 1000 })

export const findCopiesByJob = (books: Books, jobIds: readonly string[]): Promise<LabelCopy[]> =>
  copies(books).find({ where: { jobId: { $in: [...jobIds] } }, limit: 1000 })

/** One printer's copies of a state in queue order. */
export const findCopiesOfPrinter = (
  books: Books,
  printerId: string,
  query: { readonly state: CopyState; readonly limit: number },
): Promise<LabelCopy[]> =>
  copies(books).find({ where: { printerId, state: query.state }, orderBy: [['seq', 'asc']], limit: query.limit })

/** The last 20 that are known to have come out, in the order of the queue. */
export const findLastPrinted = (books: Books, printerId: string): Promise<LabelCopy[]> =>
  copies(books).find({ where: { printerId, state: 'printed' }, orderBy: [['seq', 'desc']], limit: 20 })

/** In a phone's hand since before their time was up, longest first. */
export const findCopiesOverdue = (books: Books, before: number): Promise<LabelCopy[]> =>
  copies(books).find({ where: { takenUntil: { $lt: before } }, orderBy: [['takenUntil', 'asc']], limit: 200 })

/** Paper of these jobs came out. Of copies that nobody changed since they were accepted, each by itself; answers how many. */
export const printAccepted = (books: Books, asked: readonly LabelCopy[]): Promise<number> =>
  copies(books).updateAll(
    {
      _id: { $in: asked.map(({ _id }) => _id) },
      jobId: { $in: asked.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId])) },
      state: 'accepted',
      waitingSince: { $exists: false },
    },
    { $set: { state: 'printed', printedAt: books.now() }, $unset: { problem: '' }, $inc: { ver: 1 } },
  )
