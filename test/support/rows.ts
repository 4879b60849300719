import type { EffectDoc } from '@shared/effect/effect'
import { ensureEffect } from '../../cloudfunctions/repo/effects'
import type { Books } from '../../cloudfunctions/repo/books'

/** Calls of an account that wait to be sent, of parcels nobody asks about. */
export async function addEffectRow(books: Books, of: { readonly account: string; readonly count: number }) {
  for (let i = 0; i < of.count; i++) {
    const key = { kind: 'waybill.create', docId: `W${i}`, n: 1 } as const
    const row: EffectDoc = {
      _id: `row-${i}`,
      v: 1,
      ver: 1,
      shopId: 'demo',
      ...key,
      state: 'ready',
      dueAt: books.now(),
      seq: i,
      account: of.account,
      tries: 0,
      createdAt: books.now(),
    }
    await ensureEffect(books, row)
  }
}
