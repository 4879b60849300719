import type { LabelCopy } from '@shared/parcel/copy'
import { isRecalled, sentAnew } from '@shared/parcel/copy-rules'
import { ProviderError, type UnknownPolicy } from '@shared/ports/provider-error'
import type { Cancelled } from '@shared/ports/printer'
import { sentByPhone } from '@shared/printer/drivers'
import { findCopiesOfPrinter } from '../../repo/copies'
import { findLane } from '../../repo/effects'
import { getPrinter } from '../../repo/printers'
import type { OpenPrinter } from '../accounts'
import type { Answer, Opened, PartnerHandler, Work } from '../handler'
import { applyToCopy } from '../homes'
import { freeLane, takeLane } from '../rate'
import { ourRefusal } from './own-words'
import { countCopies } from './print-send'

/** Cancelling what is cancelled changes nothing, so silence is answered by asking again. */
const POLICY: UnknownPolicy = {
  afterUnknown: 'repeat',
  keyLivesMs: 600_000,
  callTimeoutMs: 15_000,
  settleAfterMs: 2_000,
}
const LANE_MS = POLICY.callTimeoutMs + 5_000
const LANE_BUSY_MS = 3_000
const MOST = 200

const jobIdsOf = (copies: readonly LabelCopy[]) => copies.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]))
const answerOf = ({ jobIds, kept }: Cancelled): Answer => ({ gone: jobIds, ...(kept ? { kept } : {}) })

/** That the printer is away is why its labels are called back: its maker is asked again later. */
function laterWhenOffline(error: unknown): never {
  if (error instanceof ProviderError && error.trouble.failure === 'offline')
    throw new ProviderError({ ...error.trouble, failure: 'unavailable', scope: 'order' })
  throw error
}

const cancel = ({ port, account }: OpenPrinter, copies: readonly LabelCopy[]): Promise<Answer> =>
  port.cancel(account, jobIdsOf(copies)).then(answerOf, laterWhenOffline)

const goneOf = ({ gone }: Answer): readonly unknown[] => (Array.isArray(gone) ? gone : [])

async function recalledFrom(work: Work, printerId: string) {
  const accepted = await findCopiesOfPrinter(work, printerId, { state: 'accepted', limit: MOST })
  const failed = await findCopiesOfPrinter(work, printerId, { state: 'failed', limit: MOST })
  return { accepted, recalled: [...accepted, ...failed].filter(isRecalled) }
}

/** The whole queue goes at once, so nothing of ours may be on its way into it: the printer's lane is held meanwhile. */
async function openQueue(work: Work, printer: OpenPrinter): Promise<Opened> {
  const { id } = printer.account
  const token = `recall-${work.now()}-${work.random()}`
  if (!(await takeLane(work, id, { token, ms: LANE_MS }))) return { kind: 'later', laterMs: LANE_BUSY_MS }
  const { accepted, recalled } = await recalledFrom(work, id)
  const isBusy = (await findLane(work, id, 'calling')).length > 0
  const hasOthers = accepted.some((copy) => !isRecalled(copy))
  if (isBusy || hasOthers) {
    await freeLane(work, id, token)
    return isBusy
      ? { kind: 'later', laterMs: LANE_BUSY_MS }
      : { kind: 'answer', answer: answerOf({ jobIds: [], kept: 'others-waiting' }) }
  }
  const call = () => cancel(printer, recalled).finally(() => freeLane(work, id, token))
  return { kind: 'call', policy: POLICY, call }
}

async function open(work: Work, copy: LabelCopy): Promise<Opened> {
  const printer = await work.accounts.printer(copy.printerId)
  if (!printer) return { kind: 'refused', refusal: ourRefusal('printer-off') }
  const how = printer.port.can.cancel
  if (how === 'none' || copy.jobId === undefined)
    return { kind: 'answer', answer: answerOf({ jobIds: [], kept: 'no-cancel' }) }
  if (how === 'queue') return openQueue(work, printer)
  return { kind: 'call', policy: POLICY, call: () => cancel(printer, [copy]) }
}

/** The maker has dropped the job: the label is a new one of the other printer. */
async function move(work: Work, copy: LabelCopy): Promise<void> {
  const to = copy.recallTo === undefined ? undefined : await getPrinter(work, copy.recallTo)
  await applyToCopy(work, copy, (now) => {
    if (!isRecalled(now) || now.jobId !== copy.jobId || to === undefined) return undefined
    const via = sentByPhone(to) ? ('phone' as const) : undefined
    return { ...sentAnew(now, work.now()), state: 'new', printerId: to._id, via }
  })
  await countCopies(work, copy.parcelId)
}

/** Calls labels back that wait in their maker's queue; only what the maker confirms goes to the other printer. */
export const printRecall: PartnerHandler<LabelCopy> = {
  road: 'partner',
  asksAccount: true,
  policy: async () => POLICY,
  open: (work, { doc }) => open(work, doc),
  async apply(work, { doc, answer }) {
    const gone = goneOf(answer)
    const { recalled } = await recalledFrom(work, doc.printerId)
    for (const copy of recalled) if (copy.jobId !== undefined && gone.includes(copy.jobId)) await move(work, copy)
    if (doc.jobId !== undefined && gone.includes(doc.jobId)) return
    const problem = typeof answer.kept === 'string' ? answer.kept : 'not-confirmed'
    await applyToCopy(work, doc, (copy) => {
      if (!isRecalled(copy) || copy.jobId !== doc.jobId) return undefined
      return copy.state === 'failed' ? { recallTo: undefined } : { recallTo: undefined, problem }
    })
  },
  undecided: isRecalled,
  /** It may have been dropped, or not: nobody but somebody at the printer can tell. */
  async person(work, { doc }) {
    await applyToCopy(work, doc, (copy) => {
      if (!isRecalled(copy)) return undefined
      const asked = copy.state === 'failed' ? {} : ({ state: 'unknown', problem: 'recall-unknown' } as const)
      return { ...asked, recallTo: undefined }
    })
    await countCopies(work, doc.parcelId)
  },
}
