import type { PrinterAccount, PrinterCondition } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'

interface Status {
  readonly condition: PrinterCondition
  readonly waiting: number
}

const isNotOurs = (error: unknown): boolean =>
  error instanceof ProviderError && error.trouble.failure === 'auth' && error.trouble.scope === 'account'

/**
 * For clouds that tell of one printer a call. That one of them is not ours (any more) must not hide how the others are, and
 * its next label says so anyway.
 */
export async function eachStatus(
  printers: readonly PrinterAccount[],
  ask: (printer: PrinterAccount) => Promise<Status>,
): Promise<Record<string, Status>> {
  const all: Record<string, Status> = {}
  for (const printer of printers) {
    try {
      all[printer.id] = await ask(printer)
    } catch (error) {
      if (!isNotOurs(error)) throw error
      all[printer.id] = { condition: 'unknown', waiting: 0 }
    }
  }
  return all
}
