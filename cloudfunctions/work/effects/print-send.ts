import type { EffectId } from '@shared/effect/effect'
import { partnerKey } from '@shared/effect/partner-key'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { LabelCopy } from '@shared/parcel/copy'
import { copyLivesUntil } from '@shared/parcel/copy-rules'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { sha256 } from '../../cloud/crypto'
import { withHistory, type Books, type Patch } from '../../repo/books'
import { findCopiesOfParcel } from '../../repo/copies'
import { changeParcel } from '../../repo/parcels'
import { pageOfCopy } from '../copy-page'
import type { Answer, Opened, PartnerHandler, Work } from '../handler'
import { applyToCopy, applyToParcel } from '../homes'
import { askSoon } from '../receipt-turns'
import { EXPIRED, ourRefusal, UNDECLARED } from './own-words'

/** Leaves room in 32 characters for the letter and for 9,999 sends. */
const LONGEST_ID = 26

const unwanted = (why: string): Answer => ({ unwanted: why })

/** The copy is on the ledger a moment before its parcel has the number. */
const NUMBER_SOON_MS = 1000

/** One copy more is told in the history; one less is a receipt's correction. */
const counted = (books: Books, parcel: ParcelDoc, copies: number): Patch<ParcelDoc> =>
  copies > parcel.copies
    ? { copies, history: withHistory(parcel, { at: books.now(), kind: 'printed', by: 'system' }) }
    : { copies }

/** Copies that came out, or surely will: the hand-over gate wants one. */
export async function countCopies(books: Books, parcelId: string): Promise<void> {
  const copies = await findCopiesOfParcel(books, parcelId)
  await applyToParcel(books, parcelId, (parcel) => {
    const count = copies.filter(
      ({ n, state }) => n === parcel.n && (state === 'accepted' || state === 'printed'),
    ).length
    if (count === parcel.copies) return undefined
    return { ...counted(books, parcel, count), bucket: bucketOfParcel({ ...parcel, copies: count }) }
  })
}

/** The usual case without a search: nothing has touched the parcel since its label was drawn. False: count them. */
async function countOneMore(books: Books, parcel: ParcelDoc): Promise<boolean> {
  const copies = parcel.copies + 1
  const patch = { ...counted(books, parcel, copies), bucket: bucketOfParcel({ ...parcel, copies }) }
  return (await changeParcel(books, parcel, patch)) !== undefined
}

async function open(work: Work, copy: LabelCopy, sendKey: string): Promise<Opened> {
  const printer = await work.accounts.printer(copy.printerId)
  const drawn = await pageOfCopy(work, copy, printer?.doc)
  if (drawn.kind === 'soon') return { kind: 'later', laterMs: NUMBER_SOON_MS }
  if (drawn.kind === 'unwanted') return { kind: 'answer', answer: unwanted(drawn.why) }
  const expiresAt = copyLivesUntil(copy)
  if (work.now() >= expiresAt) return { kind: 'refused', refusal: ourRefusal(EXPIRED) }
  if (drawn.kind === 'refused') return { kind: 'refused', refusal: ourRefusal(drawn.code, drawn.text) }
  if (!printer) return { kind: 'refused', refusal: ourRefusal('printer-off') }
  const job = {
    copyId: copy._id,
    partnerKey: sendKey,
    printer: printer.account,
    page: drawn.page,
    expiresAt,
  }
  return {
    kind: 'call',
    policy: printer.port.unknown,
    call: () => printer.port.print(job),
    ...(drawn.parcel ? { seen: drawn.parcel } : {}),
  }
}

/** A test sheet's id is as long as its tap's: what does not fit a partner's key is hashed. */
export function sendKeyOf({ kind, docId, n }: EffectId): string {
  const short = docId.length <= LONGEST_ID ? docId : sha256(docId).slice(0, LONGEST_ID)
  return partnerKey({ kind, docId: short, n }, 32)
}

/** One copy into the printer's queue. Bytes are drawn for the call and kept nowhere. */
export const printSend: PartnerHandler<LabelCopy> = {
  road: 'partner',
  policy: async (work, { doc }) => (await work.accounts.printer(doc.printerId))?.port.unknown ?? UNDECLARED,
  open: (work, { doc, row }) => open(work, doc, sendKeyOf(row)),
  async apply(work, { doc, row, answer, seen }) {
    const jobId = typeof answer.jobId === 'string' ? answer.jobId : undefined
    const after = await applyToCopy(work, doc, (copy) => {
      if (copy.sendRev !== row.n || !['new', 'sending', 'unknown'].includes(copy.state)) return undefined
      if (typeof answer.unwanted === 'string') return { state: 'dropped', problem: answer.unwanted }
      const accepted = { state: 'accepted', problem: undefined, acceptedAt: work.now() } as const
      return jobId === undefined ? accepted : { ...accepted, jobId }
    })
    if (jobId !== undefined) await askSoon(work, doc.printerId)
    const isNews = after !== undefined && after.ver === doc.ver + 1 && after.state === 'accepted'
    if (!isNews || !seen || !(await countOneMore(work, seen))) await countCopies(work, doc.parcelId)
  },
  async refused(work, { doc, row }) {
    await applyToCopy(work, doc, (copy) =>
      copy.sendRev === row.n && copy.problem === undefined ? { problem: 'refused' } : undefined,
    )
  },
  undecided: (copy, row) => copy.state === 'unknown' && copy.sendRev === row.n,
  async person(work, { doc, row }) {
    await applyToCopy(work, doc, (copy) =>
      copy.sendRev === row.n && (copy.state === 'new' || copy.state === 'sending')
        ? { state: 'unknown', problem: 'no-answer' }
        : undefined,
    )
  },
}
