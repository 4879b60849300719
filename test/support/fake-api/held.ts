import type { InputOf, ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import { cards } from './goods'

const ROWS = 60
const HOUR = 3_600_000

/** So many held orders, every one a little different: names, tails, deadlines and the length of the address. */
function heldCards(now: number, count: number): OrderCardView[] {
  const samples = cards(now)
  return Array.from({ length: count }, (_, index) => {
    const sample = samples[index % samples.length] as OrderCardView
    return {
      ...sample,
      id: `shop_held${index}`,
      platformNo: `3726112${String(index).padStart(13, '0')}`,
      phoneTail: String((index * 7919) % 10_000).padStart(4, '0'),
      shipBy: now + HOUR + index * 60_000,
    }
  })
}

const has = (code: string) => (order: OrderCardView) => order.findings.some((one) => one.code === code)

/** One page of many held orders, as audit.list would answer it; the cursor is the row's place. */
export function heldAnswer(now: number, count: number, input: InputOf<'auditList'>): ValueOf<'auditList'> {
  const all = heldCards(now, count)
  const { cause, search, cursor } = input
  const fitting = all.filter(
    (order) => (!cause || has(cause)(order)) && (!search || order.phoneTail === search || order.platformNo === search),
  )
  const at = Number(cursor ?? 0)
  const codes = ['address-repairable', 'address-incomplete', 'address-contradiction'] as const
  return {
    orders: fitting.slice(at, at + ROWS),
    causes: cursor ? [] : codes.map((code) => ({ code, count: all.filter(has(code)).length, frees: 0, unasked: 0 })),
    total: cursor ? 0 : fitting.length,
    held: cursor ? 0 : all.length,
    asks: { cards: 0, wanted: 0, waiting: 0, answered: 0 },
    autoPassed: 0,
    auditing: 0,
    mergeable: 0,
    asOf: now,
    ...(at + ROWS < fitting.length ? { cursor: String(at + ROWS) } : {}),
  }
}
