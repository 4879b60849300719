import type { JobCondition, PrinterAccount, PrinterPort } from '@shared/ports/printer'
import { chinaSeconds } from '../../china-time'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { emptyQueue } from '../empty-queue'
import { createFeieClient, type FeieSettings } from './client'
import { checkBound, toBind, toCondition, toJob, toJobId, toPrint, toWaiting } from './mapper'
import { FEIE, LIMITS, MAX_EXPIRY_MS, UNKNOWN } from './units'

export type { FeieSettings } from './client'
export { createFeieReceiptPush } from './push'

export function createFeiePrinter(tools: ProviderTools<FeieSettings>): PrinterPort {
  const { now, settings } = tools
  const call = createFeieClient(tools)
  const waitingOn = async (sn: string, at: number) =>
    toWaiting(await call('counts', { sn, date: chinaSeconds(at).slice(0, 10) }))
  const status = async ({ sn }: PrinterAccount) => ({
    condition: toCondition(await call('status', { sn })),
    waiting: await waitingOn(sn, now()),
  })
  async function jobs(jobIds: readonly string[]): Promise<Record<string, JobCondition>> {
    const found: Record<string, JobCondition> = {}
    for (const orderid of jobIds) found[orderid] = toJob(await call('state', { orderid }))
    return found
  }
  /** A job may wait for as long as its expiry, so yesterday's count, too. */
  async function wholeQueue(printer: PrinterAccount) {
    const today = await status(printer)
    return { ...today, waiting: today.waiting + (await waitingOn(printer.sn, now() - MAX_EXPIRY_MS)) }
  }
  return {
    id: FEIE,
    can: { raw: false, picture: false, markup: true, expiry: true, cancel: 'queue', keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      checkBound(await call('bind', toBind(printer)), printer)
    },
    status: (printers) => eachStatus(printers, status),
    print: async (job) => ({ jobId: toJobId(await call('print', toPrint(job, now(), settings.receiptUrl))) }),
    jobs: (_printer, jobIds) => jobs(jobIds),
    /** Of a job that it threw away it says what it says of one that waits: not printed. */
    cancel: (printer, jobIds) =>
      emptyQueue(
        {
          provider: FEIE,
          goneAs: 'waiting',
          status: () => wholeQueue(printer),
          jobs,
          empty: () => call('empty', { sn: printer.sn }),
        },
        jobIds,
      ),
  }
}
