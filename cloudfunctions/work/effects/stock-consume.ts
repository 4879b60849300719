import { wholeOf } from '@shared/order/lines'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { holdKey } from '@shared/stock/stock'
import { getOrders } from '../../repo/orders'
import { findParcelsOfOrder } from '../../repo/parcels'
import { consumePart, logStockMove, releaseStock, stockIdOf } from '../../repo/stock'
import type { OwnHandler, Work } from '../handler'
import { applyToParcel } from '../homes'

const piecesIn = (parcels: readonly ParcelDoc[], orderId: string, lineNo: number): number =>
  parcels
    .flatMap(({ lines }) => lines)
    .filter((line) => line.orderId === orderId && line.lineNo === lineNo)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** Pieces refunded before they left stay on the shelf: once all the others of a line have gone, what is held for it is free again. */
async function freeLeftOver(work: Work, parcel: ParcelDoc): Promise<void> {
  for (const order of await getOrders(work, parcel.orderIds)) {
    const refunded = order.lines.filter((line) => line.refunded > 0 && line.refunding === 0)
    if (refunded.length === 0) continue
    const gone = (await findParcelsOfOrder(work, order._id)).filter(
      ({ _id, consumed }) => consumed || _id === parcel._id,
    )
    for (const line of refunded) {
      if (piecesIn(gone, order._id, line.lineNo) < wholeOf(line)) continue
      const hold = { stockId: stockIdOf(parcel.warehouseId, line.sku), key: holdKey(order._id, line.lineNo) }
      const quantity = await releaseStock(work, hold)
      if (quantity > 0)
        await logStockMove(work, { shopId: order.shopId, sku: line.sku, verb: 'release', quantity, key: hold.key })
    }
  }
}

/** The goods have left: each line's part of its hold ends, and `onHand` falls with it. */
export const stockConsume: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel }) {
    for (const line of parcel.lines) {
      const key = holdKey(line.orderId, line.lineNo)
      const part = { stockId: stockIdOf(parcel.warehouseId, line.sku), key, quantity: line.quantity }
      if (await consumePart(work, part, { parcelId: parcel._id, more: line.part === true }))
        await logStockMove(work, {
          shopId: parcel.shopId,
          sku: line.sku,
          verb: 'consume',
          quantity: line.quantity,
          key: `${key}_${parcel._id}`,
        })
    }
    await freeLeftOver(work, parcel)
    await applyToParcel(work, parcel, (fresh) => (fresh.consumed ? undefined : { consumed: true }))
    return undefined
  },
}
