import { sourceAccount } from '@shared/effect/rows'
import { orderIdOf } from '@shared/kernel/ids'
import { liveChange } from '@shared/order/live-change'
import type { OrderDoc } from '@shared/order/order'
import type { LivePayment, OrderSourcePort } from '@shared/ports/order-source'
import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { raiseCard } from '../repo/cards'
import { getOrders, listOrderHistory } from '../repo/orders'
import { changeShop } from '../repo/shops'
import { learnLive } from '../verbs/learn-live'
import { reserve } from '../work/rate'

/** WeChat may show a payment ten minutes late, so each pull looks back a little further than the last one came. */
const OVERLAP_MS = 15 * 60_000
const FIRST_PULL_MS = 7 * 86_400_000
/** Orders are shipped within days: an older payment that is refunded meets the look at each gate. */
const REFUND_WINDOW_MS = 7 * 86_400_000
/** Pages of one run; the cursor is kept for the next. */
const PAGES = 10
/** A page waits so long for its turn; then the rest is left to the next round. */
const TURN_WAITS_MS = 5_000
/** A payment younger than this is on its way through the shop's own system. */
const NOT_HERE_AFTER_MS = 10 * 60_000

const isOverdue = (books: Books, { state, paidAt }: LivePayment): boolean =>
  state === 'to-ship' && books.now() - paidAt > NOT_HERE_AFTER_MS

/**
 * Whether a payment without an order is one too few, or only not here yet. A shop that takes no order in misses none, its first
 * day begins with its import; one that brings files in misses what a file has passed over; one that is fed misses all.
 */
async function isMissing(books: Books, shop: ShopDoc, { paidAt }: LivePayment): Promise<boolean> {
  const [newest] = await listOrderHistory(books, shop._id, { limit: 1 })
  return newest !== undefined && (newest.source === 'feed' || paidAt < newest.placedAt)
}

async function takeIn(books: Books, shop: ShopDoc, payments: readonly LivePayment[]): Promise<void> {
  const ids = payments.map(({ tradeNo }) => orderIdOf(shop._id, tradeNo))
  const orders = new Map((await getOrders(books, ids)).map((order) => [order._id, order]))
  for (const payment of payments) {
    const order = orders.get(orderIdOf(shop._id, payment.tradeNo))
    if (order) await learn(books, order, payment)
    else if (isOverdue(books, payment) && (await isMissing(books, shop, payment)))
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

export interface PullDesk extends Books {
  readonly orderSource: Pick<OrderSourcePort, 'list' | 'limits'>
  readonly wait: (ms: number) => Promise<void>
}

/**
 * A page is a send like any other of the shop's account. A paused account is not tried: the effect that paused it waits, and
 * tries it.
 */
async function waitForTurn(desk: PullDesk, shopId: string): Promise<boolean> {
  const until = desk.now() + TURN_WAITS_MS
  const ask = { limits: desk.orderSource.limits, count: 1, probes: false }
  while (desk.now() <= until) {
    const reserved = await reserve(desk, sourceAccount(shopId), ask)
    const [at = desk.now()] = 'times' in reserved ? reserved.times : [reserved.notBefore]
    if (at > until) return false
    await desk.wait(Math.max(0, at - desk.now()))
    if ('times' in reserved) return true
  }
  return false
}

interface Pull {
  readonly from: number
  readonly to: number
  readonly cursor: string | undefined
  readonly state?: LivePayment['state']
}

interface Pulled {
  readonly all: boolean
  /** Where the next run goes on; '': from the start. */
  readonly cursor: string
}

/** Takes in at most `PAGES` pages, each in its turn. */
async function pull(desk: PullDesk, of: { shop: ShopDoc; query: Pull }): Promise<Pulled> {
  const { cursor: begin, ...range } = of.query
  let cursor = begin === '' ? undefined : begin
  for (let page = 0; page < PAGES && (await waitForTurn(desk, of.shop._id)); page++) {
    const answer = await desk.orderSource.list({ ...range, ...(cursor === undefined ? {} : { cursor }) })
    await takeIn(desk, of.shop, answer.payments)
    cursor = answer.cursor
    if (cursor === undefined) return { all: true, cursor: '' }
  }
  return { all: false, cursor: cursor ?? '' }
}

/**
 * Reads the platform's list of payments since the last pull: one call a page instead of one an order. Orders here learn their
 * payment; a payment without an order becomes a card. The list goes by time of payment, so what was refunded since is asked for
 * by its state. `pulledTo` moves only after everything is stored.
 */
export async function reconcile(desk: PullDesk, shop: ShopDoc): Promise<void> {
  const to = desk.now()
  const from = shop.pulledTo === 0 ? to - FIRST_PULL_MS : shop.pulledTo - OVERLAP_MS
  const paid = await pull(desk, { shop, query: { from, to, cursor: shop.pullCursor } })
  const refunds = { from: to - REFUND_WINDOW_MS, to, cursor: shop.refundCursor, state: 'refunded' } as const
  const refunded = await pull(desk, { shop, query: refunds })
  const all = paid.all && refunded.all
  const cursors = { pullCursor: paid.cursor, refundCursor: refunded.cursor }
  await changeShop(desk, shop, { ...cursors, ...(all ? { pulledTo: to } : {}) })
}
