import { joinId } from '@shared/kernel/ids'
import { refuse, type Result } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { stopReasonOf } from '@shared/order/stop-reason'
import { decideVoid, type ParcelStep } from '@shared/parcel/decide-goods'
import { clearStops, decideStop } from '@shared/parcel/decide-stop'
import type { ParcelDoc, Stop } from '@shared/parcel/parcel'
import { changeParcel, findParcelsOfOrder, getParcel } from '../repo/parcels'
import type { Books } from '../repo/books'
import { changing } from './desk'

/** No way back: a refund that is only asked for may still be withdrawn. */
const GONE: readonly OrderDoc['platformStatus'][] = ['refunded', 'cancelled', 'closed']

/** Nothing of it is on paper or off the shelf: it can be planned anew without anybody noticing. */
const untouched = (parcel: ParcelDoc) => parcel.goods === 'planned' && parcel.copies === 0

function decide(parcel: ParcelDoc, order: OrderDoc, context: { at: number; addressChanged: boolean }) {
  const { at } = context
  const alone = parcel.orderIds.length === 1
  const why = stopReasonOf(order)
  if (context.addressChanged) {
    if (untouched(parcel)) return decideVoid(parcel, { at, by: 'system' })
    const id = joinId('address', order._id, order.auditRev)
    const lineNos = order.lines.map((line) => line.lineNo)
    return decideStop(parcel, { id, orderId: order._id, lineNos, reason: 'address-changed', at })
  }
  if (!why) {
    const ended = (stop: Stop) =>
      stop.orderId === order._id && (stop.reason === 'refund' || stop.reason === 'cancelled')
    return clearStops(parcel, ended, { at, by: 'system' })
  }
  const lineNos = parcel.lines
    .filter((line) => line.orderId === order._id && why.lineNos.includes(line.lineNo))
    .map((line) => line.lineNo)
  if (lineNos.length === 0) return refuse('unchanged')
  if (alone && untouched(parcel) && GONE.includes(order.platformStatus)) return decideVoid(parcel, { at, by: 'system' })
  const id = joinId(why.reason, order._id, lineNos.join('-'), order.auditRev)
  const open = parcel.stops.some(
    (stop) => stop.reason === why.reason && stop.orderId === order._id && stop.clearedAt === undefined,
  )
  return open ? refuse('unchanged') : decideStop(parcel, { id, orderId: order._id, lineNos, reason: why.reason, at })
}

/** Brings the order's parcels after a change of the order: stops on lines, or a void where nothing was touched yet. Idempotent. */
export async function followOrder(books: Books, order: OrderDoc, change: { readonly addressChanged: boolean }) {
  if (order.parcelIds.length === 0) return
  const at = books.now()
  for (const found of await findParcelsOfOrder(books, order._id)) {
    await changing(
      () => getParcel(books, found._id),
      (parcel): Result<ParcelStep, string> => decide(parcel, order, { at, ...change }),
      (parcel, step) => changeParcel(books, parcel, step),
    )
  }
}
