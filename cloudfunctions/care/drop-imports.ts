import type { Files } from '../cloud/files'
import type { Books } from '../repo/books'
import { changeImport, findKeptImports } from '../repo/imports'

const DAY_MS = 86_400_000
const PAGE = 20

/**
 * Drops what an import still holds of receivers after so many days: cells that could not be read, and the file of one that nobody
 * has let in. The file goes first, and is gone already where every row was taken in.
 */
export async function dropImports(books: Books & { readonly files: Files }, days: number): Promise<void> {
  for (const doc of await findKeptImports(books, books.now() - days * DAY_MS, PAGE)) {
    await books.files.remove(doc.fileId)
    await changeImport(books, doc, {
      keptSince: undefined,
      problems: doc.problems.map((problem) => ({ ...problem, text: '' })),
      ...(doc.state === 'preview' ? { state: 'refused' as const, refusal: 'too-old' } : {}),
    })
  }
}
