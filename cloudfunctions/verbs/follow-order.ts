import { joinId } from '@shared/kernel/ids'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { hasLeft } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import { stopReasonOf } from '@shared/order/stop-reason'
import { decideVoid, type ParcelStep } from '@shared/parcel/decide-goods'
import { answerIntercept, askIntercept } from '@shared/parcel/decide-intercept'
import { clearStops, decideStop } from '@shared/parcel/decide-stop'
import { hasMoved } from '@shared/parcel/has-moved'
import type { ParcelDoc, Stop } from '@shared/parcel/parcel'
import { changeParcel, findParcelsOfOrder, getParcel } from '../repo/parcels'
import type { Books } from '../repo/books'
import { changing, firstKnown } from './desk'

/** No way back: a refund that is only asked for may still be withdrawn. */
const GONE: readonly OrderDoc['platformStatus'][] = ['refunded', 'cancelled', 'closed']

/** Nothing of it is on paper or off the shelf: it can be planned anew without anybody noticing. */
const untouched = (parcel: ParcelDoc) => parcel.goods === 'planned' && parcel.copies === 0

/** Pieces of a line that are in this parcel and may not be; absent: all of them. */
function piecesOf(parcel: ParcelDoc, order: OrderDoc, lineNos: readonly number[]): Pick<Stop, 'pieces'> {
  if (order.platformStatus !== 'paid') return {}
  const pieces: Record<number, number> = {}
  for (const lineNo of lineNos) {
    const line = order.lines.find((one) => one.lineNo === lineNo)
    const here = parcel.lines.find((one) => one.orderId === order._id && one.lineNo === lineNo)?.quantity ?? 0
    if (!line) continue
    const excess = line.planned + line.shipped + line.refunding + line.refunded - line.ordered
    if (excess > 0 && excess < here) pieces[lineNo] = excess
  }
  return Object.keys(pieces).length > 0 ? { pieces } : {}
}

const sameStop = (one: Stop, other: Pick<Stop, 'lineNos' | 'pieces'>): boolean =>
  JSON.stringify([one.lineNos, one.pieces ?? {}]) === JSON.stringify([other.lineNos, other.pieces ?? {}])

/** One open stop a cause: what has changed since replaces it, so that no piece is taken out twice. */
function putStop(parcel: ParcelDoc, stop: Stop): Result<ParcelStep, string> {
  const isOpen = (one: Stop) =>
    one.reason === stop.reason && one.orderId === stop.orderId && one.clearedAt === undefined
  const open = parcel.stops.find(isOpen)
  if (!open) return decideStop(parcel, stop)
  if (sameStop(open, stop)) return refuse('unchanged')
  const cleared = clearStops(parcel, isOpen, { at: stop.at, by: 'system' })
  if (!cleared.ok) return cleared
  const next = decideStop({ ...parcel, ...cleared.value }, stop)
  return next.ok ? ok({ ...cleared.value, ...next.value }) : next
}

/** The reason has gone: stops are lifted, and a call to the courier that nobody has made yet is not made. */
function lift(parcel: ParcelDoc, order: OrderDoc, at: number): Result<ParcelStep, string> {
  const actor = { at, by: 'system' }
  const known = parcel.intercept
  const ends = known?.reason === 'refund' || known?.reason === 'cancelled'
  if (known?.state === 'wanted' && known.orderId === order._id && ends) return answerIntercept(parcel, 'dropped', actor)
  const ended = (stop: Stop) => stop.orderId === order._id && (stop.reason === 'refund' || stop.reason === 'cancelled')
  return clearStops(parcel, ended, actor)
}

const linesOf = (parcel: ParcelDoc, order: OrderDoc, lineNos?: readonly number[]): number[] =>
  parcel.lines
    .filter((line) => line.orderId === order._id && (lineNos === undefined || lineNos.includes(line.lineNo)))
    .map((line) => line.lineNo)

/** The order may not be sent any more, or not all of it; or it may again. */
function followState(parcel: ParcelDoc, order: OrderDoc, at: number): Result<ParcelStep, string> {
  const why = stopReasonOf(order)
  if (!why) return lift(parcel, order, at)
  const { reason } = why
  const lineNos = linesOf(parcel, order, why.lineNos)
  if (lineNos.length === 0) return refuse('unchanged')
  if (hasLeft(parcel)) return askIntercept(parcel, { orderId: order._id, reason, at, by: 'system' })
  const alone = parcel.orderIds.length === 1
  if (untouched(parcel) && alone && GONE.includes(order.platformStatus)) return decideVoid(parcel, { at, by: 'system' })
  const id = joinId(reason, order._id, lineNos.join('-'), order.auditRev)
  return putStop(parcel, { id, orderId: order._id, lineNos, ...piecesOf(parcel, order, lineNos), reason, at })
}

/** The order goes to another door than its parcel was planned for. */
function followAddress(parcel: ParcelDoc, order: OrderDoc, at: number): Result<ParcelStep, string> {
  const lineNos = linesOf(parcel, order)
  if (lineNos.length === 0) return refuse('unchanged')
  const reason = 'address-changed'
  if (hasLeft(parcel)) return askIntercept(parcel, { orderId: order._id, reason, at, by: 'system' })
  if (untouched(parcel)) return decideVoid(parcel, { at, by: 'system' })
  const id = joinId('address', order._id, lineNos.join('-'), order.addressRev ?? 0)
  return putStop(parcel, { id, orderId: order._id, lineNos, reason, at })
}

/** Brings the order's parcels after a change of the order: stops on lines, or a void where nothing was touched yet. Idempotent. */
export async function followOrder(books: Books, order: OrderDoc) {
  if (order.parcelIds.length === 0) return
  const at = books.now()
  for (const found of await findParcelsOfOrder(books, order._id)) {
    const read = firstKnown(found, () => getParcel(books, found._id))
    for (const decide of hasMoved(found, order) ? [followState, followAddress] : [followState])
      await changing(
        read,
        (parcel) => decide(parcel, order, at),
        (parcel, step) => changeParcel(books, parcel, step),
      )
  }
}
