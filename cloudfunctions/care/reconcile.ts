import { orderIdOf } from '@shared/kernel/ids'
import type { OrderDoc } from '@shared/order/order'
import type { LivePayment, OrderSourcePort } from '@shared/ports/order-source'
import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { closeCard, raiseCard } from '../repo/cards'
import { changeOrder, getOrders } from '../repo/orders'
import { changeShop } from '../repo/shops'

/** WeChat may show a payment ten minutes late, so each pull looks back a little further than the last one came. */
const OVERLAP_MS = 15 * 60_000
const FIRST_PULL_MS = 7 * 86_400_000
/** Pages of one run; the cursor is kept for the next. */
const PAGES = 10
/** A payment younger than this is on its way through the shop's own system. */
const NOT_HERE_AFTER_MS = 10 * 60_000

async function takeIn(books: Books, shop: ShopDoc, payments: readonly LivePayment[]): Promise<void> {
  const ids = payments.map(({ tradeNo }) => orderIdOf(shop._id, tradeNo))
  const orders = new Map((await getOrders(books, ids)).map((order) => [order._id, order]))
  for (const payment of payments) {
    const order = orders.get(orderIdOf(shop._id, payment.tradeNo))
    if (order) await learn(books, order, payment)
    else if (payment.state === 'to-ship' && books.now() - payment.paidAt > NOT_HERE_AFTER_MS)
      await raiseCard(books, {
        shopId: shop._id,
        kind: 'paid-not-here',
        subject: payment.tradeNo,
        facts: { tradeNo: payment.tradeNo, paidFen: payment.paidFen, paidAt: payment.paidAt },
      })
  }
}

async function learn(books: Books, order: OrderDoc, { transactionId, openid }: LivePayment): Promise<void> {
  if (order.payment) return
  await changeOrder(books, order, { payment: { transactionId, openid, learnedAt: books.now() } })
  await closeCard(books, { shopId: order.shopId, kind: 'payment-unknown', subject: order._id }, 'system')
  await closeCard(books, { shopId: order.shopId, kind: 'paid-not-here', subject: order.platformNo }, 'system')
}

/**
 * Reads the platform's list of payments since the last pull: one call a page instead of one an order. Orders here learn their
 * payment; a payment without an order becomes a card. `pulledTo` moves only after everything is stored.
 */
export async function reconcile(books: Books, source: OrderSourcePort, shop: ShopDoc): Promise<void> {
  const to = books.now()
  const from = shop.pulledTo === 0 ? to - FIRST_PULL_MS : shop.pulledTo - OVERLAP_MS
  let cursor = shop.pullCursor === '' ? undefined : shop.pullCursor
  for (let page = 0; page < PAGES; page++) {
    const answer = await source.list({ from, to, ...(cursor === undefined ? {} : { cursor }) })
    await takeIn(books, shop, answer.payments)
    cursor = answer.cursor
    if (cursor === undefined) break
  }
  await changeShop(books, shop, cursor === undefined ? { pulledTo: to, pullCursor: '' } : { pullCursor: cursor })
}
