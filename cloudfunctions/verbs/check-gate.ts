import { isFresh, judgeGate, type FreshGate, type GateAnswer } from '@shared/order/freshness'
import type { OrderDoc } from '@shared/order/order'
import type { OrderSourcePort } from '@shared/ports/order-source'
import { ProviderError } from '@shared/ports/provider-error'
import type { ShopDoc } from '@shared/shop/shop'
import { sourceAccount } from '@shared/effect/rows'
import { getOrders } from '../repo/orders'
import { getShop } from '../repo/shops'
import type { Books } from '../repo/books'
import { reserve } from '../work/rate'
import { learnLive } from './learn-live'

/** A person stands and waits: a few orders, one look, no second try. More than these a pull brings in, one call a page. */
const LIVE_MAX = 5
const LOOK_MS = 800
const ORDERS_A_READ = 500

export interface GateDesk extends Books {
  readonly orderSource: Pick<OrderSourcePort, 'live' | 'limits'>
  readonly wait: (ms: number) => Promise<void>
}

interface Turn {
  readonly order: OrderDoc
  readonly at: number
  readonly until: number
}

/** A look is a send like any other of the shop's account: it has a time of its own, or there is none now. */
async function turnsFor(desk: GateDesk, orders: readonly OrderDoc[]): Promise<Turn[]> {
  const until = desk.now() + LOOK_MS
  const [shopId = ''] = orders.map((order) => order.shopId)
  const ask = { limits: desk.orderSource.limits, count: orders.length, probes: false }
  const reserved = await reserve(desk, sourceAccount(shopId), ask)
  const times = 'times' in reserved ? reserved.times.filter((at) => at < until) : []
  return orders.slice(0, times.length).map((order, i) => ({ order, at: times[i] ?? until, until }))
}

/** Asks the platform for one order. No answer in time, or none that says anything, leaves the order as old as it was. */
async function look(desk: GateDesk, { order, at, until }: Turn): Promise<void> {
  if (at > desk.now()) await desk.wait(at - desk.now())
  const askedAt = desk.now()
  const asked = desk.orderSource.live(order.platformNo).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined
    throw error
  })
  const live = await Promise.race([asked, desk.wait(until - askedAt).then(() => undefined)])
  if (live) await learnLive(desk, order, { live, askedAt })
}

async function ordersOf(desk: GateDesk, ids: readonly string[]): Promise<OrderDoc[]> {
  const found: OrderDoc[] = []
  for (let at = 0; at < ids.length; at += ORDERS_A_READ)
    found.push(...(await getOrders(desk, ids.slice(at, at + ORDERS_A_READ))))
  return found
}

/**
 * May these orders pass? What is fresh by the last pull costs no call; up to five others are asked for at the platform. What is
 * learned there is stored, and stops the parcels, before the answer is given.
 */
export async function checkGate(
  desk: GateDesk,
  shopId: string,
  ask: { readonly gate: FreshGate; readonly orderIds: readonly string[] },
): Promise<GateAnswer> {
  const shop: ShopDoc | undefined = await getShop(desk, shopId)
  const clock = () => ({ now: desk.now(), pulledTo: shop?.pulledTo ?? 0 })
  const orders = await ordersOf(desk, [...new Set(ask.orderIds)])
  const stale = orders.filter((order) => !isFresh(ask.gate, order, clock()))
  if (stale.length === 0 || stale.length > LIVE_MAX) return judgeGate(ask.gate, orders, clock())
  await Promise.all((await turnsFor(desk, stale)).map((turn) => look(desk, turn)))
  const looked = new Map(
    (
      await getOrders(
        desk,
        stale.map(({ _id }) => _id),
      )
    ).map((order) => [order._id, order]),
  )
  return judgeGate(
    ask.gate,
    orders.map((order) => looked.get(order._id) ?? order),
    clock(),
  )
}
