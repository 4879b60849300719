import { isFresh, judgeGate, type FreshGate, type GateAnswer } from '@shared/order/freshness'
import type { OrderDoc } from '@shared/order/order'
import type { OrderSourcePort } from '@shared/ports/order-source'
import { ProviderError } from '@shared/ports/provider-error'
import type { ShopDoc } from '@shared/shop/shop'
import { getOrders } from '../repo/orders'
import { getShop } from '../repo/shops'
import type { Books } from '../repo/books'
import { learnLive } from './learn-live'

/** A person stands and waits: a few orders, one look, no second try. More than these a pull brings in, one call a page. */
const LIVE_MAX = 5
const LOOK_MS = 800
const ORDERS_A_READ = 500

export interface GateDesk extends Books {
  readonly orderSource: Pick<OrderSourcePort, 'live'>
  readonly wait: (ms: number) => Promise<void>
}

/** Asks the platform for one order now. No answer in time, or none that says anything, leaves the order as old as it was. */
async function look(desk: GateDesk, order: OrderDoc): Promise<void> {
  const askedAt = desk.now()
  const asked = desk.orderSource.live(order.platformNo).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined
    throw error
  })
  const live = await Promise.race([asked, desk.wait(LOOK_MS).then(() => undefined)])
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
  await Promise.all(stale.map((order) => look(desk, order)))
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
