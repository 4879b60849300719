import type { ValueOf } from '@shared/api'
import type { AskState } from '@shared/notice/address-ask'
import { cards } from './goods'

const MINUTE = 60_000
const STATES: readonly AskState[] = ['not-sent', 'not-sent', 'sent', 'shared', 'settled']

/** Buyers that were asked, one or two in each stage. */
export function asks(now: number): ValueOf<'auditAsks'> {
  const at = now - 90 * MINUTE
  return {
    orders: cards(now).map((order, index) => {
      const state = STATES[index % STATES.length] ?? 'wanted'
      const since = at + index * MINUTE
      return { ...order, ask: { state, at, since, ...(state === 'settled' ? { byBuyer: true as const } : {}) } }
    }),
    counts: { cards: 2, wanted: 0, waiting: 2, answered: 1 },
    asOf: now,
  }
}
