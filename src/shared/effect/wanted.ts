import type { OrderDoc } from '../order/order'
import type { LabelCopy } from '../parcel/copy'
import type { ParcelDoc } from '../parcel/parcel'
import type { EffectId, EffectKind } from './effect'

const paidAndWanted = (order: OrderDoc) => order.platformStatus === 'paid'

/**
 * What must still happen beyond the order itself. Pure: after each change the same code ensures a row for every id, the engine
 * drops a row that is no longer in here, and a sweep repeats it for whatever has waited > 30 s. So a lost process loses nothing.
 */
export function wantedOfOrder(order: OrderDoc): EffectId[] {
  const ids: EffectId[] = []
  const want = (kind: EffectKind, n: number) => ids.push({ kind, docId: order._id, n })
  if (paidAndWanted(order) && order.hold === 'none') want('stock.hold', order.holdRev)
  if (!paidAndWanted(order) && (order.hold === 'held' || order.hold === 'short')) want('stock.release', order.holdRev)
  if (order.auditedAt === undefined && (!paidAndWanted(order) || order.hold !== 'none'))
    want('order.audit', order.auditRev)
  if (paidAndWanted(order) && !order.payment && order.state !== 'held' && order.state !== 'cancelled')
    want('payment.learn', 1)
  if (order.payment && order.upload.rev > order.upload.doneRev && !order.upload.blocked)
    want('shipping.upload', order.upload.rev)
  if (order.payment && order.notices.shipped === 'wanted') want('notice.shipped', 1)
  return ids
}

export function wantedOfParcel(parcel: ParcelDoc): EffectId[] {
  const ids: EffectId[] = []
  const want = (kind: EffectKind, n: number) => ids.push({ kind, docId: parcel._id, n })
  if (parcel.waybill === 'asked') want('waybill.create', parcel.n)
  if (parcel.waybill === 'voiding') want('waybill.cancel', parcel.n)
  if (parcel.waybill === 'got' && parcel.printWish && parcel.goods !== 'void') want('copy.make', parcel.printWish.seq)
  if (parcel.rollRev > parcel.rolledRev) want('order.roll-up', parcel.rollRev)
  if (parcel.goods === 'handed-over' && !parcel.consumed) want('stock.consume', parcel.n)
  if (parcel.goods === 'handed-over' && parcel.subscribed === 'wanted') want('track.subscribe', parcel.n)
  if (parcel.goods === 'handed-over' && parcel.followed === 'wanted') want('track.follow', parcel.n)
  return ids
}

export const wantedOfCopy = (copy: LabelCopy): EffectId[] =>
  copy.state === 'new' || copy.state === 'sending' ? [{ kind: 'print.send', docId: copy._id, n: copy.sendRev }] : []
