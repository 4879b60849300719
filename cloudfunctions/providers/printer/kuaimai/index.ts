import type { PrinterAccount, PrinterPort } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { writeBigJson } from '../../../cloud/big-json'
import type { ProviderTools } from '../../tools'
import { createKuaimaiClient, type KuaimaiSettings } from './client'
import { toBind, toJobId, toJobs, toStatus, toWrite, type KuaimaiStatus } from './mapper'
import { KUAIMAI, LIMITS, MAX_RESULT_JOBS, MAX_STATUS_PRINTERS, UNKNOWN } from './units'

export type { KuaimaiSettings } from './client'
export { createKuaimaiReceiptPush } from './push'

function inParts<T>(items: readonly T[], size: number): (readonly T[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size))
}

/** cancelJob empties the printer's whole queue: with more than this one job in it, other people's labels would be lost. */
const othersWaiting = (waiting: number) =>
  new ProviderError({
    provider: KUAIMAI,
    failure: 'rejected',
    scope: 'order',
    providerCode: 'others-waiting',
    providerText: String(waiting),
  })

export function createKuaimaiPrinter(tools: ProviderTools<KuaimaiSettings>): PrinterPort {
  const call = createKuaimaiClient(tools)
  const status = async (printers: readonly PrinterAccount[]): Promise<Record<string, KuaimaiStatus>> => {
    const all: Record<string, KuaimaiStatus> = {}
    for (const part of inParts(printers, MAX_STATUS_PRINTERS)) {
      const bySn = toStatus(await call('status', { snsStr: writeBigJson(part.map(({ sn }) => sn)) }))
      for (const { id, sn } of part) all[id] = bySn[sn] ?? { condition: 'unknown', waiting: 0 }
    }
    return all
  }
  return {
    id: KUAIMAI,
    can: { raw: true, picture: false, markup: false, expiry: false, cancel: true, keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      await call('bind', toBind(printer))
    },
    status,
    print: async (job) => ({ jobId: toJobId(await call('write', toWrite(job))) }),
    async jobs({ sn }, jobIds) {
      const found = {}
      for (const part of inParts(jobIds, MAX_RESULT_JOBS)) {
        Object.assign(found, toJobs(await call('result', { sn, jobIdStr: writeBigJson(part) })))
      }
      return found
    },
    async cancel(printer) {
      const { [printer.id]: now } = await status([printer])
      if (now && now.waiting > 1) throw othersWaiting(now.waiting)
      await call('cancel', { sn: printer.sn })
    },
  }
}
