import type { ParcelDoc } from '@shared/parcel/parcel'
import { holdKey } from '@shared/stock/stock'
import { consumePart, logStockMove, stockIdOf } from '../../repo/stock'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

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
    await applyToParcel(work, parcel, (fresh) => (fresh.consumed ? undefined : { consumed: true }))
    return undefined
  },
}
