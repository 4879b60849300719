import type { GoodsState } from '../parcel/goods-state'
import type { ParcelDoc } from '../parcel/parcel'
import { shippableOf, wholeOf } from './lines'
import type { OrderBucket, OrderDoc, OrderLine } from './order'
import type { OrderState } from './order-state'

type Parcels = readonly Pick<ParcelDoc, '_id' | 'goods' | 'lines' | 'track' | 'early'>[]
const GONE_STATUS: readonly OrderDoc['platformStatus'][] = ['refunded', 'cancelled', 'closed']
const OUT: readonly GoodsState[] = ['handed-over', 'coming-back', 'back']

/** True once the goods have left the house, wherever they are now. */
export const hasLeft = (parcel: Pick<ParcelDoc, 'goods'>): boolean => OUT.includes(parcel.goods)

/** The platform is to know of it: it has left, or the owner would not wait for the van. */
export const isTold = (parcel: Pick<ParcelDoc, 'goods' | 'early'>): boolean =>
  hasLeft(parcel) || parcel.early !== undefined

/** Nothing of the order travels in it any more. */
export const isGoneFor = (parcel: Pick<ParcelDoc, 'goods' | 'lines'>, orderId: string): boolean =>
  parcel.goods === 'void' || !parcel.lines.some((line) => line.orderId === orderId)

/** Questions to the platform that a parcel has raised: one when it is told, one more when what was told early is gone. Never falls. */
const questionsOf = (parcel: Parcels[number], orderId: string): number =>
  isTold(parcel) ? (parcel.early && isGoneFor(parcel, orderId) ? 2 : 1) : 0

/** A new revision asks anew, whatever the last one met. */
function uploadOf({ _id, upload }: Pick<OrderDoc, '_id' | 'upload'>, parcels: Parcels): OrderDoc['upload'] {
  const asked = parcels.reduce((sum, parcel) => sum + questionsOf(parcel, _id), upload.reship?.count ?? 0)
  if (asked <= upload.rev) return upload
  const { doneRev, reship } = upload
  return { rev: asked, doneRev, ...(reship ? { reship } : {}) }
}

const countIn = (parcels: Parcels, orderId: string, lineNo: number): number =>
  parcels
    .flatMap((parcel) => parcel.lines)
    .filter((line) => line.orderId === orderId && line.lineNo === lineNo)
    .reduce((sum, line) => sum + line.quantity, 0)

/** Lines with `planned` and `shipped` as the parcels say. A parcel that is claimed on the order but not stored yet keeps its claim. */
function linesOf(order: Pick<OrderDoc, '_id' | 'lines' | 'parcelIds'>, parcels: Parcels): OrderLine[] {
  const known = new Set(parcels.map(({ _id }) => _id))
  const claimed = order.parcelIds.some((id) => !known.has(id))
  const left = parcels.filter(hasLeft)
  const planned = parcels.filter((parcel) => parcel.goods !== 'void' && !hasLeft(parcel))
  return order.lines.map((line) => {
    const shipped = countIn(left, order._id, line.lineNo)
    const counted = countIn(planned, order._id, line.lineNo)
    return { ...line, shipped, planned: claimed ? Math.max(line.planned, counted) : counted }
  })
}

const isOpenFinding = (order: OrderDoc) => (finding: OrderDoc['findings'][number]) =>
  finding.severity === 'stop' || (finding.severity === 'fix' && !order.accepted[finding.code])

/** What a person has to decide yet. */
export const openFindings = (order: OrderDoc): OrderDoc['findings'] => order.findings.filter(isOpenFinding(order))

/** Held: a person has something to decide before anything may be planned. */
export const isHeld = (order: OrderDoc): boolean => order.heldBy !== undefined || openFindings(order).length > 0

const unshipped = (line: OrderLine): number => wholeOf(line) - line.shipped

function shippedState(order: OrderDoc, parcels: Parcels): OrderState {
  const live = parcels.filter((parcel) => parcel.goods !== 'void')
  const arrived = live.every((parcel) => parcel.track === 'delivered' || parcel.goods === 'back')
  return arrived && order.upload.doneRev >= order.upload.rev ? 'done' : 'shipped'
}

/** The order's state from its counted lines, findings and parcels. */
export function computeOrderState(order: OrderDoc, parcels: Parcels): OrderState {
  const shipped = order.lines.some((line) => line.shipped > 0)
  if (shipped && order.lines.every((line) => unshipped(line) <= 0)) return shippedState(order, parcels)
  if (shipped || order.lines.some((line) => line.planned > 0)) return 'fulfilling'
  if (GONE_STATUS.includes(order.platformStatus)) return 'cancelled'
  if (order.auditedAt === undefined && order.state === 'new') return 'new'
  return isHeld(order) ? 'held' : 'ready'
}

const BUCKETS: Readonly<Record<OrderState, OrderBucket | undefined>> = {
  new: 'to-audit',
  held: 'held',
  ready: 'to-print',
  fulfilling: 'in-work',
  shipped: undefined,
  done: undefined,
  cancelled: undefined,
}

/** What of the order follows from its parcels and findings. `bucket` is undefined when the order leaves the lists. */
export interface ComputedOrder {
  readonly lines: readonly OrderLine[]
  readonly state: OrderState
  readonly bucket: OrderBucket | undefined
  readonly upload: OrderDoc['upload']
  readonly notices: OrderDoc['notices']
  readonly voidParcels: number
}

/**
 * Computes all that is never set by hand. `upload.rev` counts questions to the platform: it never falls, so the same roll-up twice
 * asks for one write-back. The buyer is told once, with the first parcel of his goods that leaves.
 */
export function computeOrder(order: OrderDoc, parcels: Parcels): ComputedOrder {
  const lines = linesOf(order, parcels)
  const counted: OrderDoc = { ...order, lines, upload: uploadOf(order, parcels) }
  const state = computeOrderState(counted, parcels)
  const tell = parcels.some((parcel) => hasLeft(parcel) && !isGoneFor(parcel, order._id))
  const more = state === 'fulfilling' && order.hold === 'held' && order.auditedAt !== undefined
  const toPlan = more && lines.some((line) => shippableOf(line) > 0)
  const inTrouble = state === 'fulfilling' && (order.platformStatus !== 'paid' || isHeld(order))
  return {
    lines,
    state,
    bucket: inTrouble ? 'problem' : toPlan ? 'to-print' : BUCKETS[state],
    upload: counted.upload,
    voidParcels: parcels.filter(({ goods }) => goods === 'void').length,
    notices: tell && order.notices.shipped === 'none' ? { ...order.notices, shipped: 'wanted' } : order.notices,
  }
}
