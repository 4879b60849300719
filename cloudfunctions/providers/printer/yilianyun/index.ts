import type { JobCondition, PrinterPort } from '@shared/ports/printer'
import { unlessRefused } from '../../unless-refused'
import { eachStatus } from '../each-status'
import { createYilianyunClient, type YilianyunTools } from './client'
import { toBind, toCondition, toJob, toJobId, toPrint } from './mapper'
import { LIMITS, UNKNOWN, YILIANYUN } from './units'

export { createYilianyunReceiptPush } from './push'

export function createYilianyunPrinter(tools: YilianyunTools): PrinterPort {
  const call = createYilianyunClient(tools)
  return {
    id: YILIANYUN,
    // the picture's link ends with the job, and without a picture nothing comes out
    can: { raw: false, picture: true, markup: false, expiry: true, cancel: 'job', keyWindowMs: UNKNOWN.keyLivesMs },
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
    /** Only its own word on the job counts: a second cancel is refused like one of a job that was printed. */
    async cancel({ sn }, jobIds) {
      const cancelled: string[] = []
      for (const id of jobIds) {
        const order = { machine_code: sn, order_id: id }
        await unlessRefused(call('cancel', order))
        const state = await unlessRefused(call('state', order))
        if (state !== undefined && toJob(state) === 'cancelled') cancelled.push(id)
      }
      return { jobIds: cancelled, kept: 'not-confirmed' }
    },
  }
}
