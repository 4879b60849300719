import type { Doc } from '@shared/kernel/doc'
import type { Books, Home } from '../repo/books'
import { ensureAgain, findWaiting } from '../repo/books'
import { COPIES } from '../repo/copies'
import { ORDERS } from '../repo/orders'
import { PARCELS } from '../repo/parcels'
import { PRINTERS } from '../repo/printers'

/** A change and its effects are two writes; what waited longer than this may have lost the second. */
const WAITED_MS = 30_000
/** What was found whole is looked at again only then: a paused account's orders are not read each minute. */
const AGAIN_MS = 600_000

type Waiting = Doc & { readonly waitingSince?: number }

async function sweepHome<T extends Waiting>(books: Books, home: Home<T>): Promise<number> {
  const waiting = await findWaiting(books, home, books.now() - WAITED_MS)
  for (const doc of waiting) await ensureAgain(books, home, { doc, againMs: AGAIN_MS })
  return waiting.length
}

/** Ensures again the effects of every document that has waited too long. Answers how many documents it looked at. */
export async function sweepWaiting(books: Books): Promise<number> {
  return (
    (await sweepHome(books, ORDERS)) +
    (await sweepHome(books, PARCELS)) +
    (await sweepHome(books, COPIES)) +
    (await sweepHome(books, PRINTERS))
  )
}
