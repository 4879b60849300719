import type { LabelCopy } from '@shared/parcel/copy'
import type { PrinterCondition, PrinterPort } from '@shared/ports/printer'
import type { PrinterDoc } from '@shared/shop/shop'
import { closeCard, raiseCard } from '../repo/cards'
import { changeCopy, findCopiesOfPrinter } from '../repo/copies'
import { changePrinter, findPrinters } from '../repo/printers'
import { openPrinter, type OpenPrinter } from '../work/accounts'
import type { WorkDeps } from '../work/deps'
import { countCopies } from '../work/effects/print-send'
import { accountIsWell } from '../work/rate'

type Deps = Pick<WorkDeps, 'db' | 'now' | 'seal' | 'printers'>
const RECEIPTS = 50
const WELL: readonly PrinterCondition[] = ['ready', 'unknown']

type Seen = { readonly condition: PrinterCondition; readonly waiting: number }

/** What the partner says of a printer; paper back in it lets its queue go on at once. */
async function note(deps: Deps, doc: PrinterDoc, seen: Seen): Promise<void> {
  if (seen.condition === doc.condition && seen.waiting === doc.waiting) return
  await changePrinter(deps, doc, { condition: seen.condition, waiting: seen.waiting, conditionAt: deps.now() })
  if (!WELL.includes(seen.condition)) {
    const facts = { condition: seen.condition, waiting: seen.waiting }
    await raiseCard(deps, { shopId: doc.shopId, kind: 'printer-stopped', subject: doc._id, facts })
    return
  }
  if (seen.condition === 'ready') await accountIsWell(deps, doc._id)
  await closeCard(deps, { shopId: doc.shopId, kind: 'printer-stopped', subject: doc._id }, 'system')
}

async function receipt(deps: Deps, copy: LabelCopy, condition: string | undefined): Promise<void> {
  if (condition === 'printed') await changeCopy(deps, copy, { state: 'printed', printedAt: deps.now() })
  else if (condition === 'failed') await changeCopy(deps, copy, { state: 'failed', problem: 'printer-failed' })
  else return
  await countCopies(deps, copy.parcelId)
}

/** Asks what became of accepted jobs, for printers whose receipts do not come by push. */
async function askReceipts(deps: Deps, { port, account }: OpenPrinter): Promise<void> {
  const copies = await findCopiesOfPrinter(deps, account.id, { state: 'accepted', limit: RECEIPTS })
  const jobIds = copies.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]))
  if (jobIds.length === 0) return
  const jobs = await port.jobs(account, jobIds)
  for (const copy of copies) if (copy.jobId !== undefined) await receipt(deps, copy, jobs[copy.jobId])
}

/** Status of every printer of the shop, one call a driver, and the receipts that are missing. */
export async function watchPrinters(deps: Deps, shopId: string): Promise<void> {
  const printers = (await findPrinters(deps, shopId)).flatMap((doc) => openPrinter(deps, doc) ?? [])
  const byPort = new Map<PrinterPort, OpenPrinter[]>()
  for (const printer of printers) byPort.set(printer.port, [...(byPort.get(printer.port) ?? []), printer])
  for (const [port, group] of byPort) {
    const seen = await port.status(group.map(({ account }) => account))
    for (const { doc, account } of group) {
      const status = seen[account.id]
      if (status) await note(deps, doc, status)
    }
    for (const printer of group) await askReceipts(deps, printer)
  }
}
