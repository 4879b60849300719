import type { ImportProblem, ImportValue } from '@shared/api/import'
import type { Doc } from '@shared/kernel/doc'
import { changeIn, type Books } from './books'

/** A file of orders or products: judged first (`preview`), then taken in order by order from `cursor` on. */
export interface ImportDoc extends Doc {
  readonly v: 1
  readonly kind: 'orders' | 'products'
  readonly fileId: string
  readonly fileName: string
  readonly by: string
  readonly state: ImportValue['state']
  readonly refusal?: string
  readonly columns: ImportValue['columns']
  readonly rows: number
  /** Orders or products that can be taken in. */
  readonly total: number
  readonly cursor: number
  readonly stored: number
  readonly unchanged: number
  /** The first 200; `problemCount` counts all. */
  readonly problems: readonly ImportProblem[]
  readonly problemCount: number
  readonly sample: ImportValue['sample']
  readonly createdAt: number
  /** When it last moved on: whoever finds it still for a while takes it up. */
  readonly movedAt?: number
  /** Times it was taken up since it last moved on. */
  readonly takenUp?: number
  readonly doneAt?: number
  /** Since when it may hold words of receivers; absent: it holds none any more. */
  readonly keptSince?: number
}

const imports = ({ db }: Books) => db.collection<ImportDoc>('imports')

export const getImport = (books: Books, id: string): Promise<ImportDoc | undefined> => imports(books).get(id)
export const addImport = (books: Books, doc: ImportDoc): Promise<'added' | 'exists'> => imports(books).add(doc)

/** Undefined: another call has moved this import on meanwhile. */
export const changeImport = changeIn<ImportDoc>({ name: 'imports', rows: () => [] })

/** Under way, oldest first. */
export const findRunningImports = (books: Books): Promise<ImportDoc[]> =>
  imports(books).find({ where: { state: 'running' }, orderBy: [['createdAt', 'asc']], limit: 20 })

/** Those that have kept words of receivers since before `before`, longest first. */
export const findKeptImports = (books: Books, before: number, limit: number): Promise<ImportDoc[]> =>
  imports(books).find({ where: { keptSince: { $lte: before } }, orderBy: [['keptSince', 'asc']], limit })
