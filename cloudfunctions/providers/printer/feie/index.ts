import type { PrinterPort } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { chinaSeconds } from '../../china-time'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { createFeieClient, type FeieSettings } from './client'
import { checkBound, toBind, toCondition, toJob, toJobId, toPrint, toWaiting } from './mapper'
import { FEIE, LIMITS, MAX_EXPIRY_MS, UNKNOWN } from './units'

export type { FeieSettings } from './client'
export { createFeieReceiptPush } from './push'

/** There is no cancelling of one job: the call empties the printer's queue, and other people's labels would be lost. */
const othersWaiting = (waiting: number) =>
  new ProviderError({
    provider: FEIE,
    failure: 'rejected',
    scope: 'order',
    providerCode: 'others-waiting',
    providerText: String(waiting),
  })

export function createFeiePrinter(tools: ProviderTools<FeieSettings>): PrinterPort {
  const { now, settings } = tools
  const call = createFeieClient(tools)
  const waitingOn = async (sn: string, at: number) =>
    toWaiting(await call('counts', { sn, date: chinaSeconds(at).slice(0, 10) }))
  return {
    id: FEIE,
    can: { raw: false, picture: false, markup: true, expiry: true, cancel: true, keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      checkBound(await call('bind', toBind(printer)), printer)
    },
    status: (printers) =>
      eachStatus(printers, async ({ sn }) => ({
        condition: toCondition(await call('status', { sn })),
        waiting: await waitingOn(sn, now()),
      })),
    print: async (job) => ({ jobId: toJobId(await call('print', toPrint(job, now(), settings.receiptUrl))) }),
    async jobs(_printer, jobIds) {
      const found: Record<string, ReturnType<typeof toJob>> = {}
      for (const orderid of jobIds) found[orderid] = toJob(await call('state', { orderid }))
      return found
    },
    async cancel({ sn }) {
      // a job may wait for as long as its expiry, so yesterday's count, too
      const waiting = (await waitingOn(sn, now())) + (await waitingOn(sn, now() - MAX_EXPIRY_MS))
      if (waiting > 1) throw othersWaiting(waiting)
      await call('empty', { sn })
    },
  }
}
