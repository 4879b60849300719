import { hasLeft } from '../order/compute-order-state'
import { toFree } from '../order/lines'
import type { OrderDoc, Swap } from '../order/order'
import type { LabelCopy } from '../parcel/copy'
import { isRecalled } from '../parcel/copy-rules'
import type { ParcelDoc } from '../parcel/parcel'
import { travellersOf } from '../parcel/travellers'
import { bindOf } from '../printer/printer-doc'
import type { PrinterDoc } from '../shop/shop'
import type { EffectId, EffectKind } from './effect'

const paidAndWanted = (order: OrderDoc) => order.platformStatus === 'paid'

const wantsStock = (order: OrderDoc): EffectKind | undefined => {
  if (paidAndWanted(order)) return order.hold === 'none' ? 'stock.hold' : undefined
  return order.hold === 'held' || order.hold === 'short' ? 'stock.release' : undefined
}
const wantsRest = (order: OrderDoc) => paidAndWanted(order) && order.hold === 'held' && order.rest?.state === 'wanted'
/** A refund may go through long after the rest of its order has left: then nothing else moves its stock any more. */
const wantsFree = (order: OrderDoc) => paidAndWanted(order) && order.hold === 'held' && toFree(order).length > 0
const wantsTell = (swap: OrderDoc['swap']): swap is Swap => swap !== undefined && swap.rev > swap.told
const wantsAudit = (order: OrderDoc) =>
  order.auditedAt === undefined && (!paidAndWanted(order) || order.hold !== 'none')
/** A held order's payment is learned only when its buyer is asked something: without it nobody knows who he is. */
const wantsPayment = (order: OrderDoc) =>
  paidAndWanted(order) &&
  !order.payment &&
  order.state !== 'cancelled' &&
  (order.state !== 'held' || order.addressAsk !== undefined)
const wantsUpload = (order: OrderDoc) => order.upload.rev > order.upload.doneRev && !order.upload.blocked

/**
 * What must still happen beyond the order itself. Pure: after each change the same code ensures a row for every id, the engine
 * drops a row that is no longer in here, and a sweep repeats it for whatever has waited > 30 s. So a lost process loses nothing.
 */
export function wantedOfOrder(order: OrderDoc): EffectId[] {
  const ids: EffectId[] = []
  const want = (kind: EffectKind, n: number) => ids.push({ kind, docId: order._id, n })
  const stock = wantsStock(order)
  if (stock) want(stock, order.holdRev)
  if (order.rest && wantsRest(order)) want('stock.rest', order.rest.rev)
  if (wantsFree(order)) want('stock.free', (order.freeRev ?? 0) + 1)
  const { swap } = order
  if (wantsTell(swap)) want('swap.tell', swap.rev)
  if (wantsAudit(order)) want('order.audit', order.auditRev)
  if (wantsPayment(order)) want('payment.learn', 1)
  if (!order.payment) return ids
  if (wantsUpload(order)) want('shipping.upload', order.upload.rev)
  if (order.notices.shipped === 'wanted') want('notice.shipped', 1)
  if (order.addressAsk?.state === 'wanted') want('notice.address-ask', order.addressAsk.rev)
  return ids
}

/** Of a parcel that has left. Goods come back to the shelf only after they were taken off it. */
function wantedOutside({ goods, consumed, restock, subscribed, trip }: ParcelDoc): EffectKind[] {
  const kinds: EffectKind[] = []
  if (!consumed) kinds.push('stock.consume')
  else if (restock === 'wanted') kinds.push('stock.return')
  if (trip === 'wanted') kinds.push('pace.learn')
  if (goods !== 'handed-over') return kinds
  if (subscribed === 'wanted') kinds.push('track.subscribe')
  return kinds
}

/** One a payer, so one an order with goods in it: its place among them makes the number. Lines stay as they are once they have left. */
const wantedFollows = (parcel: ParcelDoc): number[] =>
  parcel.followed === 'wanted' && parcel.goods === 'handed-over'
    ? travellersOf(parcel).flatMap((id, place) => (parcel.follows?.[id] ? [] : [parcel.n + place]))
    : []

export function wantedOfParcel(parcel: ParcelDoc): EffectId[] {
  const ids: EffectId[] = []
  const want = (kind: EffectKind, n: number) => ids.push({ kind, docId: parcel._id, n })
  if (parcel.waybill === 'asked') want('waybill.create', parcel.n)
  if (parcel.waybill === 'voiding') want('waybill.cancel', parcel.n)
  if (parcel.waybill === 'got' && parcel.printWish && parcel.goods !== 'void') want('copy.make', parcel.printWish.seq)
  if (parcel.rollRev > parcel.rolledRev) want('order.roll-up', parcel.rollRev)
  const { intercept, homeward } = parcel
  if (intercept && intercept.rev > intercept.told) want('intercept.tell', intercept.rev)
  if (homeward && homeward.rev > homeward.told) want('return.tell', homeward.rev)
  if (hasLeft(parcel)) for (const kind of wantedOutside(parcel)) want(kind, parcel.n)
  for (const n of wantedFollows(parcel)) want('track.follow', n)
  return ids
}

/** Copies of a Bluetooth printer wait for a phone, not for an effect. */
export function wantedOfCopy(copy: LabelCopy): EffectId[] {
  if (copy.via === undefined && (copy.state === 'new' || copy.state === 'sending'))
    return [{ kind: 'print.send', docId: copy._id, n: copy.sendRev }]
  return isRecalled(copy) ? [{ kind: 'print.recall', docId: copy._id, n: copy.recallRev ?? 1 }] : []
}

/** A refused binding stays wanted: its row is tried again by a tap, never by itself. */
export const wantedOfPrinter = (printer: PrinterDoc): EffectId[] =>
  bindOf(printer) === 'bound' ? [] : [{ kind: 'printer.bind', docId: printer._id, n: printer.bindRev ?? 1 }]
