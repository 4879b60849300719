import type { PrinterPort } from '@shared/ports/printer'
import { isUsable } from '@shared/printer/printer-doc'
import { ProviderError } from '@shared/ports/provider-error'
import { errorPlace } from '../cloud/logger'
import { findPrinters } from '../repo/printers'
import { openPrinter, type OpenPrinter } from '../work/accounts'
import type { WorkDeps } from '../work/deps'
import { noteCondition } from '../work/printer-condition'

type Deps = Pick<WorkDeps, 'db' | 'now' | 'seal' | 'printers' | 'log'>

/** One call a driver. A maker that does not answer says nothing about its printers, and keeps no other's from being seen. */
async function look(deps: Deps, port: PrinterPort, group: readonly OpenPrinter[]): Promise<void> {
  try {
    const seen = await port.status(group.map(({ account }) => account))
    for (const { doc, account } of group) {
      const status = seen[account.id]
      if (status) await noteCondition(deps, doc, status)
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    deps.log.info('printers-unseen', { provider: port.id, error: errorPlace(error) })
  }
}

/** Status of every bound printer of the shop. */
export async function watchPrinters(deps: Deps, shopId: string): Promise<void> {
  const usable = (await findPrinters(deps, shopId)).filter(isUsable)
  const printers = usable.flatMap((doc) => openPrinter(deps, doc) ?? [])
  const byPort = new Map<PrinterPort, OpenPrinter[]>()
  for (const printer of printers) byPort.set(printer.port, [...(byPort.get(printer.port) ?? []), printer])
  for (const [port, group] of byPort) await look(deps, port, group)
}
