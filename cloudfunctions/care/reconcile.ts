import { orderIdOf } from '@shared/kernel/ids'
import { liveChange } from '@shared/order/live-change'
import type { OrderDoc } from '@shared/order/order'
import type { LivePayment, OrderSourcePort } from '@shared/ports/order-source'
import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { raiseCard } from '../repo/cards'
import { getOrders } from '../repo/orders'
import { changeShop } from '../repo/shops'
import { learnLive } from '../verbs/learn-live'

/** WeChat may show a payment ten minutes late, so each pull looks back a little further than the last one came. */
const OVERLAP_MS = 15 * 60_000
const FIRST_PULL_MS = 7 * 86_400_000
/** Orders are shipped within days: an older payment that is refunded meets the look at each gate. */
const REFUND_WINDOW_MS = 7 * 86_400_000
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

/** Most of a page is known already: only what says something new is worth its reads. */
async function learn(books: Books, order: OrderDoc, live: LivePayment): Promise<void> {
  if (liveChange(order, live, books.now())) await learnLive(books, order, { live })
}

interface Pull {
  readonly from: number
  readonly to: number
  readonly cursor: string | undefined
  readonly state?: LivePayment['state']
}

/** Takes in at most `PAGES` pages; answers where the next run goes on, '' when all was read. */
async function pull(books: Books, source: OrderSourcePort, of: { shop: ShopDoc; query: Pull }): Promise<string> {
  const { cursor: begin, ...range } = of.query
  let cursor = begin === '' ? undefined : begin
  for (let page = 0; page < PAGES; page++) {
    const answer = await source.list({ ...range, ...(cursor === undefined ? {} : { cursor }) })
    await takeIn(books, of.shop, answer.payments)
    cursor = answer.cursor
    if (cursor === undefined) return ''
  }
  return cursor ?? ''
}

/**
 * Reads the platform's list of payments since the last pull: one call a page instead of one an order. Orders here learn their
 * payment; a payment without an order becomes a card. The list goes by time of payment, so what was refunded since is asked for
 * by its state. `pulledTo` moves only after everything is stored.
 */
export async function reconcile(books: Books, source: OrderSourcePort, shop: ShopDoc): Promise<void> {
  const to = books.now()
  const from = shop.pulledTo === 0 ? to - FIRST_PULL_MS : shop.pulledTo - OVERLAP_MS
  const pullCursor = await pull(books, source, { shop, query: { from, to, cursor: shop.pullCursor } })
  const refunds = { from: to - REFUND_WINDOW_MS, to, cursor: shop.refundCursor, state: 'refunded' } as const
  const refundCursor = await pull(books, source, { shop, query: refunds })
  const all = pullCursor === '' && refundCursor === ''
  await changeShop(books, shop, { pullCursor, refundCursor, ...(all ? { pulledTo: to } : {}) })
}
