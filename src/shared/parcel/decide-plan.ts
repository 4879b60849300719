import { ok, refuse, type Result } from '../kernel/result'
import { isHeld } from '../order/compute-order-state'
import { MAX_PARCELS_OF_ORDER, parcelsUsed, shippableOf, wholeOf } from '../order/lines'
import type { OrderDoc, OrderLine } from '../order/order'
import type { FrozenShip, ParcelDoc, ParcelLine, PrintWish } from './parcel'

export type PlanRefusal = 'not-ready' | 'nothing-left' | 'too-many-parcels'

/** New values by field; `undefined` takes a field away. */
type ClaimPatch = { readonly [K in Exclude<keyof OrderDoc, '_id' | 'ver' | 'waitingSince'>]?: OrderDoc[K] | undefined }
interface Claimed {
  readonly lines: readonly ParcelLine[]
  readonly set: ClaimPatch
}

/** Whole and audited, or what is left of an order that goes in several parcels. */
const mayPlan = (order: OrderDoc): boolean =>
  (order.state === 'ready' || (order.state === 'fulfilling' && !isHeld(order))) &&
  order.hold === 'held' &&
  order.auditedAt !== undefined &&
  order.platformStatus === 'paid'

/** So many pieces of an order's line, as a parcel holds them. */
export const parcelLine = (order: Pick<OrderDoc, '_id'>, line: OrderLine, quantity: number): ParcelLine => ({
  orderId: order._id,
  lineNo: line.lineNo,
  sku: line.sku,
  title: line.title,
  spec: line.spec,
  quantity,
  ...(quantity < wholeOf(line) ? { part: true } : {}),
})

/**
 * What of an order goes into a parcel, and the change that claims it on the order; the claim is what nobody can do twice.
 * `take` says how much of a line; by default all that is left.
 */
export function claimLines(
  order: OrderDoc,
  parcelId: string,
  take: (line: OrderLine) => number = shippableOf,
): Result<Claimed, PlanRefusal> {
  if (!mayPlan(order)) return refuse('not-ready', order.state)
  if (parcelsUsed(order) >= MAX_PARCELS_OF_ORDER) return refuse('too-many-parcels')
  const taken = order.lines.map((line) => ({ line, quantity: take(line) })).filter(({ quantity }) => quantity > 0)
  if (taken.length === 0) return refuse('nothing-left')
  const quantities = new Map(taken.map(({ line, quantity }) => [line.lineNo, quantity]))
  const lines = order.lines.map((line) => ({ ...line, planned: line.planned + (quantities.get(line.lineNo) ?? 0) }))
  const more = lines.some((line) => shippableOf(line) > 0)
  const parcelIds = [...order.parcelIds, parcelId]
  return ok({
    lines: taken.map(({ line, quantity }) => parcelLine(order, line, quantity)),
    set: { lines, parcelIds, state: 'fulfilling', bucket: more ? 'to-print' : 'in-work', former: undefined },
  })
}

export interface PlanInput {
  readonly id: string
  readonly orders: readonly Pick<OrderDoc, '_id' | 'shopId' | 'warehouseId' | 'shipBy'>[]
  readonly lines: readonly ParcelLine[]
  readonly ship: FrozenShip
  readonly waveId: string
  readonly slot: number
  readonly printWish?: PrintWish
  readonly by: string
  readonly at: number
}

/** A parcel that waits for its number from the first moment on. `orders` must not be empty. */
export function planParcel(input: PlanInput): ParcelDoc {
  const [first] = input.orders
  if (!first) throw new Error(`parcel ${input.id} has no order`)
  return {
    _id: input.id,
    v: 1,
    ver: 1,
    shopId: first.shopId,
    warehouseId: first.warehouseId,
    orderIds: input.orders.map((order) => order._id),
    lines: input.lines,
    goods: 'planned',
    waybill: 'asked',
    track: 'none',
    n: 1,
    ship: input.ship,
    courier: input.ship.courier,
    voidNumbers: [],
    ...(input.printWish ? { printWish: input.printWish } : {}),
    copies: 0,
    waveId: input.waveId,
    slot: input.slot,
    packScans: {},
    stops: [],
    rollRev: 0,
    rolledRev: 0,
    subscribed: 'none',
    followed: 'none',
    consumed: false,
    traces: [],
    bucket: 'to-print',
    shipBy: Math.min(...input.orders.map((order) => order.shipBy)),
    history: [{ at: input.at, kind: 'planned', by: input.by }],
  }
}
