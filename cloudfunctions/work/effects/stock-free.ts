import { hasLeft } from '@shared/order/compute-order-state'
import { leftOverOf, toFree } from '@shared/order/lines'
import type { OrderDoc, OrderLine } from '@shared/order/order'
import { holdKey } from '@shared/stock/stock'
import { findParcelsOfOrder } from '../../repo/parcels'
import { logStockMove, releaseStock, stockIdOf } from '../../repo/stock'
import type { OwnHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

/** `stock.consume` of the same hand-over is on its way. */
const SHELF_AGAIN_MS = 1000

/** Goods of these lines are in a van and stand on the shelf's account yet: their hold is what takes them off it. */
async function isLeaving(work: Work, order: OrderDoc, lines: readonly OrderLine[]): Promise<boolean> {
  const numbers = new Set(lines.map(({ lineNo }) => lineNo))
  const leaving = (await findParcelsOfOrder(work, order._id)).filter((parcel) => hasLeft(parcel) && !parcel.consumed)
  return leaving.some((parcel) => parcel.lines.some((one) => one.orderId === order._id && numbers.has(one.lineNo)))
}

/** Refunded pieces that stayed on the shelf are free again. The mark says what a line sent after all comes out of. */
export const stockFree: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order, row }) {
    const over = toFree(order)
    if (await isLeaving(work, order, over)) return { laterMs: SHELF_AGAIN_MS }
    for (const { sku, lineNo } of over) {
      const hold = { stockId: stockIdOf(order.warehouseId, sku), key: holdKey(order._id, lineNo) }
      const quantity = await releaseStock(work, hold, { planned: true })
      const key = `${hold.key}_f${row.n}`
      if (quantity > 0) await logStockMove(work, { shopId: order.shopId, sku, verb: 'release', quantity, key })
    }
    const freed = new Map(over.map((line) => [line.lineNo, leftOverOf(line)]))
    await applyToOrder(work, order, (fresh) => {
      if ((fresh.freeRev ?? 0) + 1 !== row.n) return undefined
      const lines = fresh.lines.map((line) => {
        const count = freed.get(line.lineNo)
        return count === undefined ? line : { ...line, freed: count }
      })
      return { lines, freeRev: row.n }
    })
    return undefined
  },
}
