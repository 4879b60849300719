import type { Books } from '../repo/books'
import { changeCopy, findCopiesOverdue } from '../repo/copies'

/** A phone took these and never said what became of them: nobody knows, so a person looks at the paper. */
export async function settleTaken(books: Books): Promise<void> {
  for (const copy of await findCopiesOverdue(books, books.now())) {
    const silent = copy.state === 'sending' ? ({ state: 'unknown', problem: 'no-report' } as const) : {}
    await changeCopy(books, copy, { ...silent, takenUntil: undefined })
  }
}
