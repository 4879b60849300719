import { ok, refuse } from '@shared/kernel/result'
import { canMove } from '@shared/kernel/states'
import { COPY_MOVES, type CopyState } from '@shared/parcel/copy-state'
import type { JobCondition } from '@shared/ports/printer'
import type { Books } from '../repo/books'
import { changeCopy, findCopiesByJob, getCopy } from '../repo/copies'
import { getPrinter } from '../repo/printers'
import { countCopies } from '../work/effects/print-send'
import { changing } from './desk'

/** What a receipt says of paper; `waiting`, `delivered` and `unknown` say nothing about it. */
const STATE_OF: Readonly<Partial<Record<JobCondition, CopyState>>> = { printed: 'printed', failed: 'failed' }

export interface Receipt {
  readonly driver: string
  readonly jobId: string
  readonly condition: JobCondition
}

/** Two makers may number their jobs alike: a receipt speaks for its own maker's printers only. */
async function copiesOf(books: Books, { driver, jobId }: Receipt) {
  const found = await findCopiesByJob(books, [jobId])
  const printers = await Promise.all(found.map(({ printerId }) => getPrinter(books, printerId)))
  return found.filter((_copy, i) => printers[i]?.driver === driver)
}

/**
 * Puts a receipt into the ledger, whoever brought it: a push or our own question. One that comes again moves nothing, and none
 * moves a copy backwards. Answers how many copies it moved.
 */
export async function takeReceipt(books: Books, receipt: Receipt): Promise<number> {
  const to = STATE_OF[receipt.condition]
  if (!to) return 0
  let moved = 0
  for (const { _id, parcelId } of await copiesOf(books, receipt)) {
    const changed = await changing(
      () => getCopy(books, _id),
      (copy) => {
        // sent anew since: the receipt is about the job before
        if (copy.jobId !== receipt.jobId || !canMove<CopyState>(COPY_MOVES, copy.state, to))
          return refuse('nothing-new')
        return ok(
          to === 'printed'
            ? { state: to, printedAt: books.now(), problem: undefined }
            : { state: to, problem: 'printer-failed' },
        )
      },
      (copy, patch) => changeCopy(books, copy, patch),
    )
    if (changed.ok) moved += 1
    await countCopies(books, parcelId)
  }
  return moved
}
