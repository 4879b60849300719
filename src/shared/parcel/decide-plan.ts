import { ok, refuse, type Result } from '../kernel/result'
import { shippableOf } from '../order/lines'
import type { OrderDoc } from '../order/order'
import type { FrozenShip, ParcelDoc, ParcelLine, PrintWish } from './parcel'

/** WeChat shows at most so many parcels of one payment (upload_shipping_info, shipping_list). */
const MAX_PARCELS_OF_ORDER = 15

export type PlanRefusal = 'not-ready' | 'nothing-left' | 'too-many-parcels'

/** New values by field; `undefined` takes a field away. */
type ClaimPatch = { readonly [K in Exclude<keyof OrderDoc, '_id' | 'ver' | 'waitingSince'>]?: OrderDoc[K] | undefined }

/** What of an order goes into a parcel, and the change that claims it on the order; the claim is what nobody can do twice. */
export function claimLines(
  order: OrderDoc,
  parcelId: string,
): Result<{ readonly lines: readonly ParcelLine[]; readonly set: ClaimPatch }, PlanRefusal> {
  const audited = order.auditedAt !== undefined && order.platformStatus === 'paid'
  if (order.state !== 'ready' || order.hold !== 'held' || !audited) return refuse('not-ready', order.state)
  if (order.parcelIds.length >= MAX_PARCELS_OF_ORDER) return refuse('too-many-parcels')
  const left = order.lines.filter((line) => shippableOf(line) > 0)
  if (left.length === 0) return refuse('nothing-left')
  const lines = order.lines.map((line) => ({ ...line, planned: line.planned + shippableOf(line) }))
  return ok({
    lines: left.map((line) => ({
      orderId: order._id,
      lineNo: line.lineNo,
      sku: line.sku,
      title: line.title,
      spec: line.spec,
      quantity: shippableOf(line),
    })),
    set: {
      lines,
      parcelIds: [...order.parcelIds, parcelId],
      state: 'fulfilling',
      bucket: 'in-work',
      former: undefined,
    },
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
