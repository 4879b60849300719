import { mayLeave } from '@shared/order/lines'
import type { OrderDoc } from '@shared/order/order'
import { isResting, laterOf } from '@shared/order/split'
import { holdKey } from '@shared/stock/stock'
import { logStockMove, releaseStock, reserveStock, stockIdOf } from '../../repo/stock'
import type { OwnHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

interface Want {
  readonly sku: string
  readonly stockId: string
  readonly key: string
  readonly quantity: number
  /** Nothing of the line is planned: a hold of another size is one from before the order was split. */
  readonly untouched: boolean
}

/** What the order's lines need, by SKU: two orders that want the same things ask in the same sequence. */
const wantsOf = (order: OrderDoc): Want[] =>
  order.lines
    .map((line) => ({
      sku: line.sku,
      stockId: stockIdOf(order.warehouseId, line.sku),
      key: holdKey(order._id, line.lineNo),
      quantity: mayLeave(line) - line.shipped,
      untouched: line.planned + line.shipped === 0,
    }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))

/** Goods that the order was split off from, to be sent when they come. */
const waitingSkus = (order: OrderDoc): string[] =>
  isResting(order) ? [...new Set(order.lines.filter((line) => laterOf(line) > 0).map(({ sku }) => sku))] : []

export async function giveBack(work: Work, order: OrderDoc): Promise<void> {
  for (const line of order.lines) {
    const hold = { stockId: stockIdOf(order.warehouseId, line.sku), key: holdKey(order._id, line.lineNo) }
    const quantity = await releaseStock(work, hold, { planned: order.parcelIds.length > 0 })
    if (quantity > 0)
      await logStockMove(work, { shopId: order.shopId, sku: line.sku, verb: 'release', quantity, key: hold.key })
  }
}

/** Holds every line or none: a short order gives back what it took, so that it starves nobody. */
export const stockHold: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order, row }) {
    const shortSkus: string[] = []
    for (const want of wantsOf(order)) {
      let outcome = await reserveStock(work, want)
      if (outcome === 'short' && want.untouched && (await releaseStock(work, want)) > 0)
        outcome = await reserveStock(work, want)
      if (outcome !== 'held') shortSkus.push(want.sku)
      else
        await logStockMove(work, {
          shopId: order.shopId,
          sku: want.sku,
          verb: 'reserve',
          quantity: want.quantity,
          key: want.key,
        })
    }
    if (shortSkus.length > 0) await giveBack(work, order)
    const hold = shortSkus.length > 0 ? ('short' as const) : ('held' as const)
    const now = await applyToOrder(work, order, (fresh) =>
      fresh.platformStatus === 'paid' && fresh.hold === 'none' && fresh.holdRev === row.n
        ? { hold, shortSkus: hold === 'held' ? waitingSkus(fresh) : shortSkus }
        : undefined,
    )
    // Refunded while we were at it: nobody else will give these holds back.
    if (now && now.platformStatus !== 'paid' && now.hold === 'none') await giveBack(work, now)
    return undefined
  },
  async dropped(work, order) {
    if (order.platformStatus !== 'paid') await giveBack(work, order)
  },
}
