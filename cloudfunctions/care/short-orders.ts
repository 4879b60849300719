import { mayLeave } from '@shared/order/lines'
import type { OrderDoc } from '@shared/order/order'
import { laterOf } from '@shared/order/split'
import type { Books } from '../repo/books'
import { changeOrder, findAllRestOrders, findAllShortOrders } from '../repo/orders'
import { findStock } from '../repo/stock'

const need = (line: OrderDoc['lines'][number]) => mayLeave(line) - line.shipped

async function freeOf(books: Books, shopId: string, orders: readonly OrderDoc[]): Promise<Map<string, number>> {
  const skus = orders.flatMap(({ lines }) => lines.map(({ sku }) => sku))
  return new Map((await findStock(books, shopId, skus)).map((stock) => [stock.sku, stock.free]))
}

/**
 * Orders that were short are asked for stock again, oldest payment first, as far as what is free goes. An order that would be
 * short again is left alone: trying is three writes.
 */
export async function retryShortOrders(books: Books, shopId: string): Promise<number> {
  const orders = (await findAllShortOrders(books, shopId)).sort((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0))
  if (orders.length === 0) return 0
  const free = await freeOf(books, shopId, orders)
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

/** Orders whose first part has gone are asked for the rest, oldest payment first, as far as what is free goes. */
export async function retryRests(books: Books, shopId: string): Promise<number> {
  const orders = (await findAllRestOrders(books, shopId)).sort((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0))
  if (orders.length === 0) return 0
  const free = await freeOf(books, shopId, orders)
  let tried = 0
  for (const order of orders) {
    const { rest } = order
    const wants = order.lines.filter((line) => laterOf(line) > 0)
    if (
      rest?.state !== 'waiting' ||
      order.platformStatus !== 'paid' ||
      !wants.every((line) => (free.get(line.sku) ?? 0) >= laterOf(line))
    )
      continue
    for (const line of wants) free.set(line.sku, (free.get(line.sku) ?? 0) - laterOf(line))
    if (await changeOrder(books, order, { rest: { state: 'wanted', rev: rest.rev + 1 } })) tried += 1
  }
  return tried
}
