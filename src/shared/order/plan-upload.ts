import type { ParcelDoc } from '../parcel/parcel'
import type { LivePayment } from '../ports/order-source'
import { hasLeft } from './compute-order-state'
import type { OrderDoc } from './order'

type Order = Pick<OrderDoc, '_id' | 'lines'>
type Parcel = Pick<ParcelDoc, '_id' | 'goods' | 'lines' | 'waybillNo' | 'handedOverAt' | 'courier'>

export type UploadPlan =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'upload'
      readonly mode: 'unified' | 'split'
      readonly allDelivered: boolean
      /** Whole list, oldest hand-over first. */
      readonly parcels: readonly Parcel[]
    }
  /** `reship-needed`: the platform's one 重新发货, the owner's tap only. `reship-used`: spent. `gone`: refunded there. */
  | { readonly kind: 'blocked'; readonly reason: 'reship-needed' | 'reship-used' | 'gone' }
  | { readonly kind: 'nothing' }

/** What has left was shipped, wherever it is now: a list without a parcel that came home would never be whole. */
const shipped = (order: Order, parcels: readonly Parcel[]): Parcel[] =>
  parcels
    .filter((parcel) => hasLeft(parcel) && parcel.waybillNo !== undefined)
    .filter((parcel) => parcel.lines.some((line) => line.orderId === order._id))
    .sort((a, b) => (a.handedOverAt ?? 0) - (b.handedOverAt ?? 0) || (a._id < b._id ? -1 : 1))

function everythingLeft(order: Order, parcels: readonly Parcel[]): boolean {
  const lines = parcels.flatMap((parcel) => parcel.lines).filter((line) => line.orderId === order._id)
  return order.lines.every((line) => {
    const shipped = lines.filter(({ lineNo }) => lineNo === line.lineNo).reduce((sum, one) => sum + one.quantity, 0)
    return line.ordered - line.refunded - line.refunding - shipped <= 0
  })
}

const sameNumbers = (parcels: readonly Parcel[], live: LivePayment): boolean => {
  const ours = parcels.map(({ waybillNo }) => waybillNo).sort()
  const theirs = live.shipping.parcels.map(({ waybillNo }) => waybillNo).sort()
  return ours.length === theirs.length && ours.every((number, i) => number === theirs[i])
}

/**
 * What to tell the platform of one payment, seen what it knows already (`live`, read just before). One parcel and nothing left
 * is unified; everything else is split with the whole list each time, since append or replace is not documented. Once the
 * platform calls the payment finished, other content would be its only re-ship: never automatic.
 */
export function planUpload(order: Order, parcels: readonly Parcel[], live: LivePayment): UploadPlan {
  const ready = shipped(order, parcels)
  if (ready.length === 0) return { kind: 'nothing' }
  const allDelivered = everythingLeft(order, ready)
  const mode = ready.length === 1 && allDelivered && live.shipping.mode !== 'split' ? 'unified' : 'split'
  const same = sameNumbers(ready, live)
  if (live.shipping.finished) {
    if (same) return { kind: 'same' }
    return { kind: 'blocked', reason: live.shipping.finishCount === 2 ? 'reship-used' : 'reship-needed' }
  }
  if (live.state === 'refunded') return { kind: 'blocked', reason: 'gone' }
  if (same && !allDelivered) return { kind: 'same' }
  return { kind: 'upload', mode, allDelivered, parcels: ready }
}

const GOODS_MAX = 120

/** What one parcel holds of the order, in at most 120 characters: 抱枕*1;杯子*2. */
export function goodsText(order: Pick<OrderDoc, '_id'>, parcel: Pick<ParcelDoc, 'lines'>): string {
  const parts = parcel.lines
    .filter((line) => line.orderId === order._id)
    .map((line) => `${line.title.slice(0, 40)}*${line.quantity}`)
  let text = parts[0] ?? ''
  for (const part of parts.slice(1)) if (text.length + part.length < GOODS_MAX) text += `;${part}`
  return text.slice(0, GOODS_MAX)
}
