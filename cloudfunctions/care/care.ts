import type { Files } from '../cloud/files'
import { errorPlace } from '../cloud/logger'
import { findShops } from '../repo/shops'
import type { WorkDeps } from '../work/deps'
import { closeDecided, SETTLE_FOR_MS, settleOverdue } from '../work/settle'
import { createAccounts } from '../work/accounts'
import { askReceipts } from '../work/receipts'
import { goOnImports } from './imports'
import { watchDeadlines } from './deadlines'
import { dropImports } from './drop-imports'
import { dropReceivers } from './drop-receivers'
import { watchPrinters } from './printers'
import { reconcile } from './reconcile'
import { reseal } from './reseal'
import { retryRests, retryShortOrders } from './short-orders'
import { sweepWaiting } from './sweep'
import { settleTaken } from './taken-copies'

export interface CareDeps extends WorkDeps {
  readonly files: Files
  /** So long is a receiver kept after the last that happened to his order. */
  readonly receiverDays: number
}

/**
 * One round of care, every minute: each task stands alone, so that a partner who does not answer keeps nobody else waiting.
 * Answers the names of the tasks that broke.
 */
export async function careRound(deps: CareDeps): Promise<readonly string[]> {
  const work = { ...deps, accounts: createAccounts(deps) }
  const broke: string[] = []
  const task = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    try {
      await run()
    } catch (error) {
      broke.push(name)
      deps.log.error('care-broke', { kind: name, error: errorPlace(error) })
    }
  }
  await task('sweep', () => sweepWaiting(deps))
  await task('taken', () => settleTaken(deps))
  await task('settle', () => settleOverdue(work, { until: work.now() + SETTLE_FOR_MS, silence: new Map() }))
  await task('decided', () => closeDecided(work))
  for (const shop of await findShops(deps)) {
    await task('short-orders', () => retryShortOrders(deps, shop._id))
    await task('deadlines', () => watchDeadlines(deps, shop))
    await task('rests', () => retryRests(deps, shop._id))
    await task('reconcile', () => reconcile(deps, shop))
    await task('printers', () => watchPrinters(deps, shop._id))
  }
  await task('receipts', () => askReceipts(deps))
  await task('reseal', () => reseal(deps))
  await task('receivers', () => dropReceivers(deps, deps.receiverDays))
  await task('old-imports', () => dropImports(deps, deps.receiverDays))
  // last: a large file takes what is left of the round
  await task('imports', () => goOnImports(deps))
  return broke
}
