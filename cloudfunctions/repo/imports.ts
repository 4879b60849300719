import type { Doc } from '@shared/kernel/doc'
import type { Books } from './books'

export interface RowError {
  /** As the spreadsheet numbers it: the heading is row 1. */
  readonly row: number
  readonly field: string
  readonly reason: string
}

/** A file of orders or products on its way into the books; the file is deleted after the last row. */
export interface ImportDoc extends Doc {
  readonly v: 1
  readonly what: 'orders' | 'products'
  readonly fileId: string
  readonly fileName: string
  readonly by: string
  readonly state: 'open' | 'done' | 'refused'
  /** Heading of the file -> our field. */
  readonly columns: Readonly<Record<string, string>>
  /** Rows worked off. */
  readonly cursor: number
  readonly total: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** The first 200; `errorCount` counts all. */
  readonly errors: readonly RowError[]
  readonly errorCount: number
  readonly createdAt: number
  readonly doneAt?: number
}

const imports = ({ db }: Books) => db.collection<ImportDoc>('imports')

export const getImport = (books: Books, id: string): Promise<ImportDoc | undefined> => imports(books).get(id)
export const addImport = (books: Books, doc: ImportDoc): Promise<'added' | 'exists'> => imports(books).add(doc)
export const findOpenImports = (books: Books): Promise<ImportDoc[]> =>
  imports(books).find({ where: { state: 'open' }, orderBy: [['createdAt', 'asc']], limit: 5 })
export const listImports = (books: Books, shopId: string, limit: number): Promise<ImportDoc[]> =>
  imports(books).find({ where: { shopId }, orderBy: [['createdAt', 'desc']], limit })

export async function changeImport(
  books: Books,
  doc: ImportDoc,
  patch: Partial<ImportDoc>,
): Promise<ImportDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await imports(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
