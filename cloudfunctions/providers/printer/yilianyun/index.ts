import type { JobCondition, PrinterPort } from '@shared/ports/printer'
import { eachStatus } from '../each-status'
import { createYilianyunClient, type YilianyunTools } from './client'
import { toBind, toCondition, toJob, toJobId, toPrint } from './mapper'
import { LIMITS, UNKNOWN, YILIANYUN } from './units'

export { createYilianyunReceiptPush } from './push'

export function createYilianyunPrinter(tools: YilianyunTools): PrinterPort {
  const call = createYilianyunClient(tools)
  return {
    id: YILIANYUN,
    can: { raw: false, picture: true, markup: false, expiry: false, cancel: true, keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    async bind(printer) {
      await call('bind', toBind(printer))
    },
    // no call tells the length of the queue; what we sent and have no receipt of is in our own ledger
    status: (printers) =>
      eachStatus(printers, async ({ sn }) => ({
        condition: toCondition(await call('status', { machine_code: sn })),
        waiting: 0,
      })),
    print: async (job) => ({ jobId: toJobId(await call('print', toPrint(job))) }),
    async jobs({ sn }, jobIds) {
      const found: Record<string, JobCondition> = {}
      for (const id of jobIds) found[id] = toJob(await call('state', { machine_code: sn, order_id: id }))
      return found
    },
    async cancel({ sn }, jobId) {
      await call('cancel', { machine_code: sn, order_id: jobId })
    },
  }
}
