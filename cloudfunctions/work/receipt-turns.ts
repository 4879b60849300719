import { joinId } from '@shared/kernel/ids'
import type { Books } from '../repo/books'
import { ensureRate, getRate, takeRate } from '../repo/rates'

/** 3 s after a label was taken, then 6, 12, ... up to 10 min while nothing new is heard. */
const FIRST_ASK_MS = 3000
const LAST_ASK_MS = 600_000

const turnId = (printerId: string) => joinId(printerId, 'receipts')
const gapMs = (asked: number): number => Math.min(LAST_ASK_MS, FIRST_ASK_MS * 2 ** Math.min(asked, 10))

/** When this process last asked for a question soon: the labels of the next seconds are meant by the same one. */
const askedAt = new WeakMap<Books['db'], Map<string, number>>()

/** A label was taken in: what became of it is asked soon, however long the printer was quiet before. */
export async function askSoon(books: Books, printerId: string): Promise<void> {
  const asked = askedAt.get(books.db) ?? new Map<string, number>()
  askedAt.set(books.db, asked)
  if (books.now() - (asked.get(printerId) ?? -Infinity) < FIRST_ASK_MS) return
  asked.set(printerId, books.now())
  const soon = books.now() + FIRST_ASK_MS
  await takeRate(books, { _id: turnId(printerId), tat: { $gt: soon } }, { $set: { tat: soon, failsInRow: 0 } })
}

/** Something was heard: the next question comes soon again. */
export async function heardNews(books: Books, printerId: string): Promise<void> {
  const soon = { tat: books.now() + FIRST_ASK_MS, failsInRow: 0 }
  await takeRate(books, { _id: turnId(printerId) }, { $set: soon })
}

/** One asker a printer, and not before its time. */
export async function takeTurn(books: Books, printerId: string): Promise<boolean> {
  const _id = turnId(printerId)
  const now = books.now()
  const turn = await getRate(books, _id)
  if (!turn) return (await ensureRate(books, _id, { tat: now + FIRST_ASK_MS })) === 'added'
  if (turn.tat > now) return false
  const next = { $set: { tat: now + gapMs(turn.failsInRow + 1) }, $inc: { failsInRow: 1 } }
  return (await takeRate(books, { _id, tat: turn.tat }, next)) !== undefined
}
