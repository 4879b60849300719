import type { JobCondition, PrinterAccount, PrinterPort } from '@shared/ports/printer'
import { writeBigJson } from '../../../cloud/big-json'
import type { ProviderTools } from '../../tools'
import { emptyQueue } from '../empty-queue'
import { createKuaimaiClient, type KuaimaiSettings } from './client'
import { toBind, toJobId, toJobs, toStatus, toWrite, type KuaimaiStatus } from './mapper'
import { KUAIMAI, LIMITS, MAX_RESULT_JOBS, MAX_STATUS_PRINTERS, UNKNOWN } from './units'

export type { KuaimaiSettings } from './client'
export { createKuaimaiReceiptPush } from './push'

function inParts<T>(items: readonly T[], size: number): (readonly T[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size))
}

const UNSEEN: KuaimaiStatus = { condition: 'unknown', waiting: 0 }

export function createKuaimaiPrinter(tools: ProviderTools<KuaimaiSettings>): PrinterPort {
  const call = createKuaimaiClient(tools)
  const status = async (printers: readonly PrinterAccount[]): Promise<Record<string, KuaimaiStatus>> => {
    const all: Record<string, KuaimaiStatus> = {}
    for (const part of inParts(printers, MAX_STATUS_PRINTERS)) {
      const bySn = toStatus(await call('status', { snsStr: writeBigJson(part.map(({ sn }) => sn)) }))
      for (const { id, sn } of part) all[id] = bySn[sn] ?? UNSEEN
    }
    return all
  }
  async function jobs({ sn }: PrinterAccount, jobIds: readonly string[]): Promise<Record<string, JobCondition>> {
    const found = {}
    for (const part of inParts(jobIds, MAX_RESULT_JOBS))
      Object.assign(found, toJobs(await call('result', { sn, jobIdStr: writeBigJson(part) })))
    return found
  }
  return {
    id: KUAIMAI,
    can: { raw: true, picture: false, markup: false, expiry: false, cancel: 'queue', keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      await call('bind', toBind(printer))
    },
    status,
    print: async (job) => ({ jobId: toJobId(await call('write', toWrite(job))) }),
    jobs,
    /** A job that it threw away has failed, like any other that will not come out. */
    cancel: (printer, jobIds) =>
      emptyQueue(
        {
          provider: KUAIMAI,
          goneAs: 'failed',
          status: async () => (await status([printer]))[printer.id] ?? UNSEEN,
          jobs: (ids) => jobs(printer, ids),
          empty: () => call('cancel', { sn: printer.sn }),
        },
        jobIds,
      ),
  }
}
