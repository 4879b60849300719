import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { hasLeft } from '@shared/order/compute-order-state'
import type { Role } from '@shared/staff/role'

export type OrderAct = 'hold' | 'unhold' | 'reprint' | 'intercept'
export interface LegalAct {
  readonly act: OrderAct
  /** What it may be done to; the order itself has none. */
  readonly parcels: readonly ParcelView[]
}

const HOLDABLE: readonly OrderValue['state'][] = ['ready', 'new', 'held']
const TOO_LATE: readonly ParcelView['track'][] = ['delivered', 'returning', 'lost']
const OVER: readonly unknown[] = [undefined, 'missed', 'dropped']

/** In the van or beyond, and nobody is calling it back: what undo is before hand-over. */
const canIntercept = (parcel: ParcelView) =>
  parcel.goods === 'handed-over' && !TOO_LATE.includes(parcel.track) && OVER.includes(parcel.intercept?.state)
/** After hand-over nobody has the box to stick a new label on. */
const canReprint = (parcel: ParcelView) => parcel.goods !== 'void' && parcel.waybill === 'got' && !hasLeft(parcel)

/** What may be done to this order now, by this person. */
export function legalActs(order: OrderValue, role: Role | 'none' | undefined): LegalAct[] {
  const clerk = role === 'owner' || role === 'auditor'
  if (clerk && HOLDABLE.includes(order.state)) return [{ act: order.heldByHand ? 'unhold' : 'hold', parcels: [] }]
  const acts: LegalAct[] = [
    { act: 'reprint', parcels: role === 'service' ? [] : order.parcels.filter(canReprint) },
    { act: 'intercept', parcels: role === 'packer' ? [] : order.parcels.filter(canIntercept) },
  ]
  return acts.filter(({ parcels }) => parcels.length > 0)
}
