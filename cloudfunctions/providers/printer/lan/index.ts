import type { PrinterPort } from '@shared/ports/printer'
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
    can: { raw: true, picture: false, markup: false, expiry: true, cancel: true, keyWindowMs: UNKNOWN.keyLivesMs },
    unknown: UNKNOWN,
    limits: LIMITS,
    bind: async (printer) => void (await call('bind', toPlace(printer))),
    status: (printers) => eachStatus(printers, async (printer) => toStatus(await call('status', toPlace(printer)))),
    print: async (job) => ({ jobId: toJobId(await call('print', toPrint(job, tools.now()))) }),
    jobs: async (_printer, jobIds) => toJobs(await call('jobs', { ids: jobIds.slice(0, MAX_JOB_IDS) })),
    cancel: async (_printer, id) => void (await call('cancel', { id })),
  }
}
