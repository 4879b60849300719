import type { ParcelDoc } from '@shared/parcel/parcel'
import { holdKey } from '@shared/stock/stock'
import { logStockMove, putBackStock, stockIdOf } from '../../repo/stock'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

/** What came home whole may be sold again. */
export const stockReturn: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel }) {
    for (const { orderId, lineNo, sku, quantity } of parcel.lines) {
      const key = `${holdKey(orderId, lineNo)}_${parcel._id}`
      if (await putBackStock(work, { stockId: stockIdOf(parcel.warehouseId, sku), key, quantity }))
        await logStockMove(work, { shopId: parcel.shopId, sku, verb: 'return', quantity, key })
    }
    await applyToParcel(work, parcel, (fresh) => (fresh.restock === 'wanted' ? { restock: 'done' } : undefined))
    return undefined
  },
}
