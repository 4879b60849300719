import type { OrderDoc } from '@shared/order/order'
import type { Books } from '../repo/books'
import { changeOrder, findAllShortOrders } from '../repo/orders'
import { findStock } from '../repo/stock'

const need = (line: OrderDoc['lines'][number]) => line.ordered - line.refunding - line.refunded - line.shipped

/**
 * Orders that were short are asked for stock again, oldest payment first, as far as what is free goes. An order that would be
 * short again is left alone: trying is three writes.
 */
export async function retryShortOrders(books: Books, shopId: string): Promise<number> {
  const orders = (await findAllShortOrders(books, shopId)).sort((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0))
  if (orders.length === 0) return 0
  const skus = orders.flatMap(({ lines }) => lines.map(({ sku }) => sku))
  const free = new Map((await findStock(books, shopId, skus)).map((stock) => [stock.sku, stock.free]))
  let tried = 0
  for (const order of orders) {
    const wants = order.lines.filter((line) => need(line) > 0)
    if (order.platformStatus !== 'paid' || !wants.every((line) => (free.get(line.sku) ?? 0) >= need(line))) continue
    for (const line of wants) free.set(line.sku, (free.get(line.sku) ?? 0) - need(line))
    const again = {
      hold: 'none',
      holdRev: order.holdRev + 1,
      auditRev: order.auditRev + 1,
      auditedAt: undefined,
    } as const
    if (await changeOrder(books, order, again)) tried += 1
  }
  return tried
}
