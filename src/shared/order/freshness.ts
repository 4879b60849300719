import type { OrderDoc } from './order'
import { stopReasonOf, type StopReason } from './stop-reason'

const MINUTE = 60_000
/** How old the platform's last word may be before a label is printed, a box is sealed, a van leaves. */
const FRESH_FOR_MS = { print: 10 * MINUTE, pack: 10 * MINUTE, 'hand-over': 5 * MINUTE } as const

export const FRESH_GATES = ['print', 'pack', 'hand-over'] as const
export type FreshGate = (typeof FRESH_GATES)[number]

/** The time now, and up to when every change at the platform is in our books. */
export interface Clockwork {
  readonly now: number
  readonly pulledTo: number
}
type Timed = Pick<OrderDoc, 'liveAt' | 'dirtyAt'>
export type GatedOrder = Timed & Pick<OrderDoc, '_id' | 'platformStatus' | 'lines'>

/** Up to when this order is known: it was asked for itself, or a pull of all changes went past it. */
export const freshAt = (order: Timed, { pulledTo }: Pick<Clockwork, 'pulledTo'>): number =>
  Math.max(order.liveAt, pulledTo)

/** A push says that something has changed: what was known before it counts no more. */
export function isFresh(gate: FreshGate, order: Timed, clock: Clockwork): boolean {
  const at = freshAt(order, clock)
  return at >= clock.now - FRESH_FOR_MS[gate] && at >= (order.dirtyAt ?? 0)
}

export interface GateStop extends StopReason {
  readonly orderId: string
}
export type GateAnswer =
  | { readonly answer: 'go' }
  /** Lines that must not go out; whatever else is unknown, these are certain. */
  | { readonly answer: 'stop'; readonly stops: readonly GateStop[] }
  /** So many orders nobody has asked for lately; the oldest word is of `asOf`. */
  | { readonly answer: 'unsure'; readonly stale: number; readonly asOf: number }

/** May these orders pass the gate now? A stop is said first, then doubt; `go` needs every order to be known and paid. */
export function judgeGate(gate: FreshGate, orders: readonly GatedOrder[], clock: Clockwork): GateAnswer {
  const stops = orders.flatMap((order) => {
    const why = stopReasonOf(order)
    return why ? [{ orderId: order._id, ...why }] : []
  })
  if (stops.length > 0) return { answer: 'stop', stops }
  const stale = orders.filter((order) => !isFresh(gate, order, clock))
  if (stale.length === 0) return { answer: 'go' }
  return { answer: 'unsure', stale: stale.length, asOf: Math.min(...stale.map((order) => freshAt(order, clock))) }
}
