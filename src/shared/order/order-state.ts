/**
 * new -> held | ready (audit) -> fulfilling (a parcel is planned) -> shipped (nothing left to ship) -> done.
 * Computed from lines, findings and parcels (`compute-order-state.ts`), never set by hand: what those allow may follow, and a
 * refund or a void parcel leads backwards. So there is no table of moves.
 */
export const ORDER_STATES = ['new', 'held', 'ready', 'fulfilling', 'shipped', 'done', 'cancelled'] as const
export type OrderState = (typeof ORDER_STATES)[number]
