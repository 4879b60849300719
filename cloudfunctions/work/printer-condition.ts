import type { PrinterCondition } from '@shared/ports/printer'
import { conditionNow } from '@shared/printer/printer-doc'
import type { PrinterDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { closeCard, raiseCard } from '../repo/cards'
import { changePrinter } from '../repo/printers'
import { accountIsWell, pauseAccount } from './rate'

/** A printer that cannot print keeps its queue here, where it can be moved; it is looked at again well before this ends. */
const STOPPED_MS = 600_000
/** Screens tell how old the word is: a look that found nothing new is written down this often. */
const FRESH_MS = 30_000
const WELL: readonly PrinterCondition[] = ['ready', 'unknown']

export interface Seen {
  readonly condition: PrinterCondition
  readonly waiting: number
}

/** What is known of a printer now: without paper its queue stops and one card says so; paper back, it goes on at once. */
export async function noteCondition(books: Books, doc: PrinterDoc, seen: Seen): Promise<void> {
  const { condition, waiting } = seen
  const isWell = WELL.includes(condition)
  if (!isWell) await pauseAccount(books, doc._id, { ms: STOPPED_MS, reason: condition })
  const isNews = condition !== doc.condition || waiting !== doc.waiting
  if (!isNews && books.now() - doc.conditionAt < FRESH_MS) return
  await changePrinter(books, doc, { ...conditionNow(doc, condition, books.now()), waiting })
  if (!isNews) return
  if (!isWell) {
    await raiseCard(books, {
      shopId: doc.shopId,
      kind: 'printer-stopped',
      subject: doc._id,
      facts: { condition, waiting },
    })
    return
  }
  if (condition === 'ready') await accountIsWell(books, doc._id)
  await closeCard(books, { shopId: doc.shopId, kind: 'printer-stopped', subject: doc._id }, 'system')
}
