import type { JobCondition, PrinterAccount, PrinterCondition, PrinterPort } from '@shared/ports/printer'
import { beforeSending } from '../../before-sending'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { createXpyunClient, type XpyunSettings } from './client'
import { ownRefusal } from './errors'
import { snOf, toCondition, toJobId, toOrder, toWaiting } from './mapper'
import { LIMITS, MAX_STATES, UNKNOWN, XPYUN } from './units'

export type { XpyunSettings } from './client'

/** 芯烨条码云 / 电子面单: a picture or raw TSPL, with a key of ours that it remembers for five minutes. */
export function createXpyunPrinter(tools: ProviderTools<XpyunSettings>): PrinterPort {
  const { ask, call } = createXpyunClient(tools)
  const condition = async (printer: PrinterAccount): Promise<PrinterCondition> =>
    toCondition(await call('status', { sn: snOf(printer) }))
  const waiting = async (printer: PrinterAccount) => toWaiting(await call('waiting', { sn: snOf(printer) }))

  async function jobs(jobIds: readonly string[]): Promise<Record<string, JobCondition>> {
    const found: Record<string, JobCondition> = {}
    for (const jobId of jobIds.slice(0, MAX_STATES)) {
      const { ok, data } = await ask('state', { orderId: jobId })
      found[jobId] = !ok ? 'unknown' : data === true ? 'printed' : 'waiting'
    }
    return found
  }

  return {
    id: XPYUN,
    can: { raw: true, picture: true, markup: false, expiry: true, cancel: true, keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      const known = await call('verify', { sn: snOf(printer), name: printer.id })
      if (known !== true) throw ownRefusal(['auth', 'account'], 'not-registered')
    },
    status: (printers) =>
      eachStatus(printers, async (printer) => ({
        condition: await condition(printer),
        waiting: await waiting(printer),
      })),
    async print(job) {
      const { name, fields } = toOrder(job, tools.now())
      // mode 1 takes a job for a printer that is away: it would count as paper, and could not be moved to another printer
      if (name === 'image' && (await beforeSending(condition(job.printer))) === 'offline')
        throw ownRefusal(['offline', 'account'], 'status-0')
      return { jobId: toJobId(await call(name, fields)) }
    },
    jobs: (_, jobIds) => jobs(jobIds),
    async cancel(printer, jobId) {
      const { [jobId]: state } = await jobs([jobId])
      if (state === 'printed') throw ownRefusal(['rejected', 'order'], 'printed')
      // a cloud that ignores the order's number empties the whole queue: never with somebody else's label in it
      const count = await waiting(printer)
      if (count > 1) throw ownRefusal(['rejected', 'order'], 'others-waiting', String(count))
      await call('cancel', { sn: snOf(printer), orderId: jobId })
    },
  }
}
