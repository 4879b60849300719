import { joinId } from '@shared/kernel/ids'
import type { RateDoc } from '@shared/effect/rate'
import type { LabelCopy } from '@shared/parcel/copy'
import type { Books } from '../repo/books'
import { ensureRate, getRates, takeRate } from '../repo/rates'

/** 5 s after a label was taken, then later and later while nothing new is heard, up to 10 min. */
const FIRST_ASK_MS = 5000
const LAST_ASK_MS = 600_000
/** Nothing waits for a receipt: the next label asks for a question itself, this is for one that just missed it. */
const QUIET_MS = 15_000

const turnId = (printerId: string) => joinId(printerId, 'receipts')

/** When this process last asked for a question soon: while labels come, one question follows the other by itself. */
const askedAt = new WeakMap<Books['db'], Map<string, number>>()

/** A label was taken in: what became of it is asked soon, however long the printer was quiet before. */
export async function askSoon(books: Books, printerId: string): Promise<void> {
  const asked = askedAt.get(books.db) ?? new Map<string, number>()
  askedAt.set(books.db, asked)
  if (books.now() - (asked.get(printerId) ?? -Infinity) < QUIET_MS) return
  asked.set(printerId, books.now())
  const soon = books.now() + FIRST_ASK_MS
  await takeRate(books, { _id: turnId(printerId), tat: { $gt: soon } }, { $set: { tat: soon } })
}

export interface Turn {
  readonly printerId: string
  /** Undefined: nobody has ever asked. */
  readonly row: RateDoc | undefined
}

/** The printers whose time has come, by one look. */
export async function turnsDue(books: Books, printerIds: readonly string[]): Promise<readonly Turn[]> {
  const rows = await getRates(books, printerIds.map(turnId))
  const turns = printerIds.map((printerId) => ({ printerId, row: rows.find(({ _id }) => _id === turnId(printerId)) }))
  return turns.filter(({ row }) => row === undefined || row.tat <= books.now())
}

/** The longer ago the last label was taken, the later the next question: labels of long ago seldom have news. */
function nextGapMs(books: Books, copies: readonly LabelCopy[]): number {
  if (copies.length === 0) return QUIET_MS
  const newest = Math.max(0, ...copies.map(({ acceptedAt = 0 }) => acceptedAt))
  return Math.min(LAST_ASK_MS, Math.max(FIRST_ASK_MS, books.now() - newest))
}

/** One asker a printer. `copies` wait for their receipts there. */
export async function takeTurn(books: Books, { printerId, row }: Turn, copies: readonly LabelCopy[]): Promise<boolean> {
  const _id = turnId(printerId)
  const tat = books.now() + nextGapMs(books, copies)
  if (!row) return (await ensureRate(books, _id, { tat })) === 'added'
  return (await takeRate(books, { _id, tat: row.tat }, { $set: { tat } })) !== undefined
}

/** Something was heard: the next question comes soon again, however old the labels are. */
export async function heardNews(books: Books, printerId: string, copies: readonly LabelCopy[]): Promise<void> {
  if (nextGapMs(books, copies) <= FIRST_ASK_MS) return
  await takeRate(books, { _id: turnId(printerId) }, { $set: { tat: books.now() + FIRST_ASK_MS } })
}
