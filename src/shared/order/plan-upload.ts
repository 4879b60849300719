import type { ParcelDoc } from '../parcel/parcel'
import type { LivePayment } from '../ports/order-source'
import { isGoneFor, isTold } from './compute-order-state'
import type { OrderDoc } from './order'

type Order = Pick<OrderDoc, '_id' | 'lines' | 'upload'>
type Parcel = Pick<ParcelDoc, '_id' | 'goods' | 'lines' | 'waybillNo' | 'handedOverAt' | 'early' | 'courier'>

/**
 * Why a write-back stands still. `reship-needed`: the platform's one 重新发货, the owner's tap only. `reship-used`: spent. `gone`:
 * refunded there. `told-void`: what was told early is void, and nothing is there instead.
 */
export const UPLOAD_BLOCKS = ['reship-needed', 'reship-used', 'gone', 'told-void'] as const
export type UploadBlock = (typeof UPLOAD_BLOCKS)[number]

export type UploadPlan =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'upload'
      readonly mode: 'unified' | 'split'
      readonly allDelivered: boolean
      /** Whole list, first told first. */
      readonly parcels: readonly Parcel[]
    }
  | { readonly kind: 'blocked'; readonly reason: UploadBlock }
  | { readonly kind: 'nothing' }

const toldAt = ({ early, handedOverAt = 0 }: Parcel): number => early?.at ?? handedOverAt

/** What has left was shipped, wherever it is now: a list without a parcel that came home would never be whole. */
const told = (order: Pick<OrderDoc, '_id'>, parcels: readonly Parcel[]): Parcel[] =>
  parcels
    .filter((parcel) => isTold(parcel) && !isGoneFor(parcel, order._id) && parcel.waybillNo !== undefined)
    .sort((a, b) => toldAt(a) - toldAt(b) || (a._id < b._id ? -1 : 1))

/** Nothing of the order is left to be told of. */
export const isAllTold = (order: Pick<OrderDoc, '_id' | 'lines'>, parcels: readonly Parcel[]): boolean =>
  everythingIn(order, told(order, parcels))

function everythingIn(order: Pick<OrderDoc, '_id' | 'lines'>, parcels: readonly Parcel[]): boolean {
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

/** Of a payment that the platform calls finished: other content would be its only re-ship, which the owner asks for by a tap. */
function planReship({ upload }: Order, live: LivePayment, whole: boolean): UploadBlock | undefined {
  if (live.shipping.finishCount === 2) return 'reship-used'
  return whole && upload.reship?.rev === upload.rev ? undefined : 'reship-needed'
}

/**
 * What to tell the platform of one payment, seen what it knows already (`live`, read just before). One parcel and nothing left
 * is unified; everything else is split with the whole list each time, since append or replace is not documented. Once the
 * platform calls the payment finished, other content would be its only re-ship: never automatic.
 */
export function planUpload(order: Order, parcels: readonly Parcel[], live: LivePayment): UploadPlan {
  const ready = told(order, parcels)
  const allDelivered = everythingIn(order, ready)
  if (ready.length === 0) {
    const wrong = live.shipping.parcels.length > 0 && live.state !== 'refunded' && !allDelivered
    return wrong ? { kind: 'blocked', reason: 'told-void' } : { kind: 'nothing' }
  }
  const mode = ready.length === 1 && allDelivered && live.shipping.mode !== 'split' ? 'unified' : 'split'
  const same = sameNumbers(ready, live)
  if (live.shipping.finished) {
    if (same) return { kind: 'same' }
    const reason = planReship(order, live, allDelivered)
    if (reason) return { kind: 'blocked', reason }
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
