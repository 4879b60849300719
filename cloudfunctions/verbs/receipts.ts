import { ok, refuse } from '@shared/kernel/result'
import { canMove } from '@shared/kernel/states'
import type { LabelCopy } from '@shared/parcel/copy'
import { COPY_MOVES, type CopyState } from '@shared/parcel/copy-state'
import type { JobCondition } from '@shared/ports/printer'
import type { Books } from '../repo/books'
import { changeCopy, findCopiesByJob, getCopy, printAccepted } from '../repo/copies'
import { getPrinter } from '../repo/printers'
import { countCopies, sendKeyOf } from '../work/effects/print-send'
import { changing, firstKnown } from './desk'

/** What a receipt says of paper; `waiting`, `delivered` and `unknown` say nothing about it. */
const STATE_OF = {
  printed: 'printed',
  failed: 'failed',
  cancelled: 'failed',
  'in-doubt': 'unknown',
} as const satisfies Partial<Record<JobCondition, CopyState>>
type Telling = keyof typeof STATE_OF
const PROBLEM_OF = { failed: 'printer-failed', cancelled: 'cancelled', 'in-doubt': 'cut-off' } as const

const saysMore = (condition: JobCondition): condition is Telling => Object.hasOwn(STATE_OF, condition)

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

/** True when the copy moved. One that comes again moves nothing, and none moves a copy backwards. */
export async function settleCopy(books: Books, asked: LabelCopy, condition: JobCondition): Promise<boolean> {
  if (!saysMore(condition)) return false
  const to = STATE_OF[condition]
  let from: CopyState = asked.state
  const changed = await changing(
    firstKnown(asked, () => getCopy(books, asked._id)),
    (copy) => {
      from = copy.state
      // sent anew since: the receipt is about the job before
      if (copy.jobId !== asked.jobId || !canMove<CopyState>(COPY_MOVES, copy.state, to)) return refuse('nothing-new')
      return ok(
        condition === 'printed'
          ? { state: to, printedAt: books.now(), problem: undefined }
          : { state: to, problem: PROBLEM_OF[condition] },
      )
    },
    (copy, patch) => changeCopy(books, copy, patch),
  )
  // a copy that was taken counted already
  if (!(changed.ok && from === 'accepted' && to === 'printed')) await countCopies(books, asked.parcelId)
  return changed.ok
}

/** What came out of one printer since the last question, by one update. Answers how many moved. */
export async function settlePrinted(books: Books, copies: readonly LabelCopy[]): Promise<number> {
  const moved = copies.length === 0 ? 0 : await printAccepted(books, copies)
  if (moved === copies.length) return moved
  // somebody changed one of them meanwhile: each by itself, as it is now
  const each = await Promise.all(copies.map((copy) => settleCopy(books, copy, 'printed')))
  return moved + each.filter(Boolean).length
}

/** Its maker took it and cannot have put it out any more: whether it did before is for a person to see. */
export async function doubtCopy(books: Books, asked: LabelCopy): Promise<boolean> {
  const changed = await changing(
    firstKnown(asked, () => getCopy(books, asked._id)),
    (copy) => {
      const stands = copy.jobId === asked.jobId && copy.state === 'accepted'
      return stands ? ok({ state: 'unknown' as const, problem: 'expired' }) : refuse('nothing-new')
    },
    (copy, patch) => changeCopy(books, copy, patch),
  )
  await countCopies(books, asked.parcelId)
  return changed.ok
}

/** Puts a pushed receipt into the ledger. */
export async function takeReceipt(books: Books, receipt: Receipt): Promise<void> {
  if (!saysMore(receipt.condition)) return
  for (const copy of await copiesOf(books, receipt)) await settleCopy(books, copy, receipt.condition)
}

/** A receipt that names the copy and the send it is about. */
export interface ReceiptOfSend extends Receipt {
  readonly copyId: string
  readonly partnerKey: string
}

/** The maker has the job, whatever became of its answer to us. */
async function learnJob(books: Books, asked: LabelCopy, jobId: string): Promise<LabelCopy | undefined> {
  const changed = await changing(
    firstKnown(asked, () => getCopy(books, asked._id)),
    (copy) => {
      const stands = copy.jobId === undefined && copy.sendRev === asked.sendRev
      if (!stands || !canMove<CopyState>(COPY_MOVES, copy.state, 'accepted')) return refuse('nothing-new')
      return ok({ state: 'accepted' as const, jobId, acceptedAt: books.now(), problem: undefined })
    },
    (copy, patch) => changeCopy(books, copy, patch),
  )
  if (!changed.ok) return undefined
  await countCopies(books, asked.parcelId)
  return changed.value
}

/** Also speaks for a label whose answer was lost; a receipt of an earlier send of the copy says nothing about this one. */
export async function takeReceiptOfSend(books: Books, receipt: ReceiptOfSend): Promise<void> {
  const { driver, copyId, jobId, condition } = receipt
  const copy = saysMore(condition) ? await getCopy(books, copyId) : undefined
  if (!copy || sendKeyOf({ kind: 'print.send', docId: copy._id, n: copy.sendRev }) !== receipt.partnerKey) return
  if ((await getPrinter(books, copy.printerId))?.driver !== driver) return
  const known = copy.jobId === undefined ? await learnJob(books, copy, jobId) : copy
  if (known?.jobId === jobId) await settleCopy(books, known, condition)
}
