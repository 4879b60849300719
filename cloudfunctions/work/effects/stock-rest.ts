import { computeOrder } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import { freedLine, laterOf } from '@shared/order/split'
import { holdKey } from '@shared/stock/stock'
import { withHistory } from '../../repo/books'
import { findParcelsOfOrder } from '../../repo/parcels'
import { logStockMove, stockIdOf, topUpStock, undoTopUp } from '../../repo/stock'
import type { OwnHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

const wantsOf = (order: OrderDoc) =>
  order.lines
    .map((line) => ({
      sku: line.sku,
      stockId: stockIdOf(order.warehouseId, line.sku),
      key: holdKey(order._id, line.lineNo),
      quantity: laterOf(line),
    }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))

/** Adds the rest to the holds of its lines: all of it or nothing. */
async function holdRest(work: Work, order: OrderDoc, name: string): Promise<boolean> {
  const wants = wantsOf(order)
  for (const want of wants) {
    if ((await topUpStock(work, want, name)) === 'held') continue
    for (const taken of wants) await undoTopUp(work, taken, name)
    return false
  }
  for (const { sku, key, quantity } of wants)
    await logStockMove(work, { shopId: order.shopId, sku, verb: 'reserve', quantity, key: `${key}_t${name}` })
  return true
}

/** The goods that an order was left waiting for are here: they are held, and may be planned. */
export const stockRest: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order, row }) {
    const held = await holdRest(work, order, String(row.n))
    const parcels = await findParcelsOfOrder(work, order._id)
    await applyToOrder(work, order, (fresh) => {
      if (fresh.rest?.rev !== row.n || fresh.rest.state !== 'wanted') return undefined
      if (!held) return { rest: { ...fresh.rest, state: 'waiting' } }
      const lines = fresh.lines.map(freedLine)
      const { state, bucket } = computeOrder({ ...fresh, lines }, parcels)
      const history = withHistory(fresh, { at: work.now(), kind: 'rest-here', by: 'system' })
      return { lines, rest: { ...fresh.rest, state: 'over' }, shortSkus: [], state, bucket, history }
    })
    return undefined
  },
  // Cancelled or undone meanwhile: whatever had been taken for it goes back with the whole hold.
}
