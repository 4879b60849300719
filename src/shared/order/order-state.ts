import type { Moves } from '../kernel/states'

/**
 * new -> held | ready (audit) -> fulfilling (a parcel is planned) -> shipped (nothing left to ship) -> done.
 * The state is computed from lines, findings and parcels (`compute-order-state.ts`), never set by hand; the table says which
 * computed steps are possible, and a refund or a void parcel is what leads backwards.
 */
export const ORDER_STATES = ['new', 'held', 'ready', 'fulfilling', 'shipped', 'done', 'cancelled'] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const ORDER_MOVES = {
  new: ['held', 'ready', 'cancelled'],
  held: ['ready', 'fulfilling', 'cancelled'],
  ready: ['held', 'fulfilling', 'cancelled'],
  fulfilling: ['ready', 'held', 'shipped', 'cancelled'],
  shipped: ['done', 'fulfilling'],
  done: [],
  cancelled: ['new', 'held', 'ready'],
} as const satisfies Moves<OrderState>
