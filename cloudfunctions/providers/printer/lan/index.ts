import type { PrinterPort } from '@shared/ports/printer'
import { unlessRefused } from '../../unless-refused'
import type { ProviderTools } from '../../tools'
import { eachStatus } from '../each-status'
import { createLanClient, type LanSettings } from './client'
import { toJobId, toJobs, toPlace, toPrint, toStatus } from './mapper'
import { LAN, LIMITS, MAX_JOB_IDS, UNKNOWN } from './units'

export type { LanSettings } from './client'

/** Printers of the shop's own network, through the print service on the computer that runs the desk. */
export function createLanPrinter(tools: ProviderTools<LanSettings>): PrinterPort {
  const call = createLanClient(tools)
  return {
    id: LAN,
    can: { raw: true, picture: false, markup: false, expiry: true, cancel: 'job', keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    bind: async (printer) => void (await call('bind', toPlace(printer))),
    status: (printers) => eachStatus(printers, async (printer) => toStatus(await call('status', toPlace(printer)))),
    print: async (job) => ({ jobId: toJobId(await call('print', toPrint(job, tools.now()))) }),
    jobs: async (_printer, jobIds) => toJobs(await call('jobs', { ids: jobIds.slice(0, MAX_JOB_IDS) })),
    /** What is printing is not taken back; the service's own word on each job counts. */
    async cancel(_printer, jobIds) {
      for (const id of jobIds) await unlessRefused(call('cancel', { id }))
      const now = toJobs(await call('jobs', { ids: jobIds.slice(0, MAX_JOB_IDS) }))
      return { jobIds: jobIds.filter((id) => now[id] === 'cancelled'), kept: 'not-confirmed' }
    },
  }
}
