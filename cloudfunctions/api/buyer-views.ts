import type { BuyerParcel, BuyerStep } from '@shared/api/buyer'
import { lackingIn } from '@shared/audit/lacking'
import { COURIERS } from '@shared/courier/couriers'
import { awaitsBuyer, doubtOf } from '@shared/notice/address-ask'
import { hasLeft } from '@shared/order/compute-order-state'
import { wholeOf } from '@shared/order/lines'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { arrivalOf } from '@shared/tracking/arrival'
import { pacesOf, type PaceDoc } from '@shared/tracking/pace'
import { maskedView } from './views'

type Line = BuyerParcel['lines'][number]
interface Known {
  readonly paces: readonly PaceDoc[]
  readonly now: number
}

const TRACK_STAGE: Readonly<Record<ParcelDoc['track'], BuyerParcel['stage']>> = {
  none: 'shipped',
  collected: 'moving',
  moving: 'moving',
  delivering: 'delivering',
  delivered: 'delivered',
  problem: 'problem',
  returning: 'problem',
  lost: 'problem',
}

export function stageOf(order: OrderDoc, parcel?: ParcelDoc): BuyerParcel['stage'] {
  if (parcel?.goods === 'handed-over') return TRACK_STAGE[parcel.track]
  if (parcel && hasLeft(parcel)) return 'problem'
  if (order.state === 'cancelled') return 'cancelled'
  if (order.platformStatus === 'refunding') return 'refunding'
  return awaitsBuyer(order) ? 'needs-address' : 'preparing'
}

const line = ({ title, spec }: Pick<Line, 'title' | 'spec'>, quantity: number): Line => ({ title, spec, quantity })
const pieces = (lines: readonly { readonly quantity: number }[]) => lines.reduce((sum, one) => sum + one.quantity, 0)

/** A box is packed until somebody opens it again. */
const isPacked = (parcel: ParcelDoc) => parcel.goods === 'packed' || hasLeft(parcel)

function stepsOf(orders: readonly OrderDoc[], lines: readonly Line[], parcel?: ParcelDoc): BuyerStep[] {
  const paid = orders.flatMap(({ paidAt }): BuyerStep[] => (paidAt === undefined ? [] : [{ kind: 'paid', at: paidAt }]))
  if (!parcel) return paid
  const checked = Object.keys(parcel.packScans).length === pieces(parcel.lines)
  const packed: BuyerStep[] =
    parcel.packedAt !== undefined && isPacked(parcel)
      ? [{ kind: 'packed', at: parcel.packedAt, pieces: pieces(lines), checked }]
      : []
  const scans = hasLeft(parcel) ? parcel.traces : []
  return [
    ...paid,
    ...packed,
    ...scans.map(({ at, text, place }): BuyerStep => ({ kind: 'scan', at, text, ...(place ? { place } : {}) })),
  ]
}

const refs = (orders: readonly OrderDoc[]) => orders.map(({ _id, platformNo }) => ({ id: _id, no: platformNo }))

/** What of an order is in no parcel: all of it, or what follows later. */
function unsent(order: OrderDoc, lines: readonly Line[]): BuyerParcel {
  const doubt = doubtOf(order)
  const stage = stageOf(order)
  return {
    orders: refs([order]),
    stage,
    lines,
    steps: stepsOf([order], lines),
    receiver: maskedView(order.masked),
    ...(stage === 'preparing' ? { shipBy: order.shipBy } : {}),
    ...(awaitsBuyer(order) ? { missing: doubt?.reason ?? '', lacks: lackingIn(doubt) } : {}),
  }
}

function arrivalIn({ paces, now }: Known, parcel: ParcelDoc): Pick<BuyerParcel, 'arrival'> {
  const { city, province } = pacesOf(parcel)
  const nearestFirst = [city, province].map((id) => paces.find(({ _id }) => _id === id)?.trips ?? [])
  const arrival = arrivalOf(parcel, nearestFirst, now)
  return arrival ? { arrival } : {}
}

function inParcel(known: Known, parcel: ParcelDoc, orders: readonly [OrderDoc, ...OrderDoc[]]): BuyerParcel {
  const [newest] = orders
  const own = new Set(orders.map(({ _id }) => _id))
  const lines = parcel.lines.filter(({ orderId }) => own.has(orderId)).map((one) => line(one, one.quantity))
  const stage = stageOf(newest, parcel)
  const { short: name, hotline } = COURIERS[parcel.courier]
  return {
    orders: refs(orders),
    parcelId: parcel._id,
    stage,
    lines,
    steps: stepsOf(orders, lines, parcel),
    receiver: maskedView(newest.masked),
    ...(stage === 'preparing' ? { shipBy: parcel.shipBy } : {}),
    ...(hasLeft(parcel) ? { courier: { name, hotline } } : {}),
    ...(hasLeft(parcel) && parcel.waybillNo ? { waybillNo: parcel.waybillNo } : {}),
    ...(parcel.goods === 'handed-over' ? arrivalIn(known, parcel) : {}),
  }
}

/** Lines of which something is wanted and in none of these parcels. */
const restOf = (order: OrderDoc, parcels: readonly ParcelDoc[]): Line[] =>
  order.lines.flatMap((one) => {
    const boxed = parcels.flatMap(({ lines }) => lines).filter((it) => it.orderId === order._id)
    const left = wholeOf(one) - pieces(boxed.filter(({ lineNo }) => lineNo === one.lineNo))
    return left > 0 ? [line(one, left)] : []
  })

/** An order whose lines were all taken out travels no more in it. */
const holds = ({ lines }: ParcelDoc, { _id }: OrderDoc): boolean => lines.some(({ orderId }) => orderId === _id)

/** Every parcel once, though it holds several orders; before those of an order what of it is still to come. */
export function buyerViews(orders: readonly OrderDoc[], parcels: readonly ParcelDoc[], known: Known): BuyerParcel[] {
  const live = parcels.filter(({ goods }) => goods !== 'void')
  const told = new Set<string>()
  return orders.flatMap((order) => {
    const own = live.filter((parcel) => holds(parcel, order))
    if (own.length === 0)
      return [
        unsent(
          order,
          order.lines.map((one) => line(one, one.ordered)),
        ),
      ]
    const rest = order.state === 'cancelled' ? [] : restOf(order, own)
    const fresh = own.filter(({ _id }) => !told.has(_id))
    for (const { _id } of fresh) told.add(_id)
    const together = (parcel: ParcelDoc) => orders.filter((one) => one !== order && holds(parcel, one))
    const shown = fresh.map((parcel) => inParcel(known, parcel, [order, ...together(parcel)]))
    return [...(rest.length > 0 ? [unsent(order, rest)] : []), ...shown]
  })
}
