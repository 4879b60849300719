import type { EffectDoc } from '@shared/effect/effect'
import type { Books } from '../repo/books'
import { closeEffects } from '../repo/effects'

const EVERY_MS = 2000
const AT_ONCE = 50

/** Rows whose work is applied. That they are done is written for many at once: whoever dies before has them applied again. */
export interface Closing {
  readonly add: (row: EffectDoc) => void
  /** Writes what has gathered when there is enough of it, or every other second. */
  readonly inTime: () => Promise<void>
  readonly all: () => Promise<void>
}

export function createClosing(books: Books): Closing {
  const rows: EffectDoc[] = []
  let closedAt = books.now()
  const all = async () => {
    closedAt = books.now()
    while (rows.length > 0) await closeEffects(books, rows.splice(0, AT_ONCE))
  }
  return {
    add: (row) => void rows.push(row),
    inTime: async () => {
      if (rows.length >= AT_ONCE || books.now() - closedAt >= EVERY_MS) await all()
    },
    all,
  }
}
