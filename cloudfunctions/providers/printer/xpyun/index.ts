import type { JobCondition, PrinterAccount, PrinterCondition, PrinterPort } from '@shared/ports/printer'
import { beforeSending } from '../../before-sending'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { emptyQueue } from '../empty-queue'
import { createXpyunClient, type XpyunSettings } from './client'
import { ownRefusal } from './errors'
import { snOf, toCondition, toJobId, toOrder, toWaiting } from './mapper'
import { LIMITS, MAX_CANCELLED, MAX_STATES, UNKNOWN, XPYUN } from './units'

export type { XpyunSettings } from './client'

/** One question a label: this cloud has no other. */
const jobsBy =
  (ask: ReturnType<typeof createXpyunClient>['ask']) =>
  async (jobIds: readonly string[]): Promise<Record<string, JobCondition>> => {
    const found: Record<string, JobCondition> = {}
    for (const jobId of jobIds.slice(0, MAX_STATES)) {
      const { ok, data } = await ask('state', { orderId: jobId })
      found[jobId] = !ok ? 'unknown' : data === true ? 'printed' : 'waiting'
    }
    return found
  }

/** 芯烨条码云 / 电子面单: a picture or raw TSPL, with a key of ours that it remembers for five minutes. */
export function createXpyunPrinter(tools: ProviderTools<XpyunSettings>): PrinterPort {
  const { ask, call } = createXpyunClient(tools)
  const condition = async (printer: PrinterAccount): Promise<PrinterCondition> =>
    toCondition(await call('status', { sn: snOf(printer) }))
  const status = async (printer: PrinterAccount) => ({
    condition: await condition(printer),
    waiting: toWaiting(await call('waiting', { sn: snOf(printer) })),
  })

  const jobs = jobsBy(ask)

  return {
    id: XPYUN,
    can: { raw: true, picture: true, markup: false, expiry: true, cancel: 'queue', keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      const known = await call('verify', { sn: snOf(printer), name: printer.id })
      if (known !== true) throw ownRefusal(['auth', 'account'], 'not-registered')
    },
    status: (printers) => eachStatus(printers, status),
    async print(job) {
      const { name, fields } = toOrder(job, tools.now())
      // mode 1 takes a job for a printer that is away: it would count as paper, and could not be moved to another printer
      if (name === 'image' && (await beforeSending(condition(job.printer))) === 'offline')
        throw ownRefusal(['offline', 'account'], 'status-0')
      return { jobId: toJobId(await call(name, fields)) }
    },
    jobs: (_, jobIds) => jobs(jobIds),
    /** It knows printed and not printed only, and a cloud that ignores the orders' numbers empties the whole queue. */
    cancel: (printer, jobIds) =>
      emptyQueue(
        {
          provider: XPYUN,
          goneAs: 'waiting',
          status: () => status(printer),
          jobs,
          empty: (ids) => call('cancel', { sn: snOf(printer), orderId: ids.slice(0, MAX_CANCELLED).join(',') }),
        },
        jobIds,
      ),
  }
}
