import { storedAddressAnswer } from '@shared/audit/address-finding'
import { dryRun } from '@shared/audit/dry-run'
import { addTallies, EMPTY_TALLY, type DryTally } from '@shared/audit/dry-tally'
import { goodsFacts } from '@shared/audit/goods-facts'
import type { AuditCase, AuditFacts } from '@shared/audit/rule'
import type { AuditSettings } from '@shared/audit/settings'
import type { OrderDoc } from '@shared/order/order'
import type { CourierDoc, ShopDoc } from '@shared/shop/shop'
import type { ProductDoc } from '@shared/stock/stock'
import { findCouriers } from '../repo/couriers'
import { findOrdersByMergeKeys, listOrderHistory } from '../repo/orders'
import { findProducts } from '../repo/products'
import type { Desk } from '../verbs/desk'
import { shippingFacts } from '../verbs/plan-facts'
import { openOrderReceiver } from '../verbs/receivers'
import { receiverFacts } from './audit-order'

const HOUR_MS = 3_600_000
const DAYS_MS = 30 * 24 * HOUR_MS
const PAGE = 200
/** Orders of one call: well inside the phone's patience of 15 s and the packet that a mini-program may be handed. */
const MOST = 1000
const SKUS = 500

export interface DryRunAsk {
  readonly shop: ShopDoc
  readonly settings: AuditSettings
  readonly before?: { readonly placedAt: number; readonly id: string }
  /** No further page is begun after this. */
  readonly until: number
}
export interface DryRunPart {
  readonly tally: DryTally
  /** Where to go on; absent: the month is done. */
  readonly last?: { readonly placedAt: number; readonly id: string }
}

interface Month {
  readonly desk: Desk
  readonly shop: ShopDoc
  readonly after: AuditSettings
  readonly couriers: readonly CourierDoc[]
  /** The question cannot be answered from what the audit stored: receivers must be opened. */
  readonly open: boolean
}

const SEALED = ['address-repairable', 'forbidden-characters'] as const
const asksReceivers = (before: AuditSettings, after: AuditSettings): boolean =>
  before.forbidden !== after.forbidden || SEALED.some((id) => before.levels[id] !== after.levels[id])

/** The last moment at which the order could have been held: when it was planned, or now when it is open still. */
function lastOpenAt(order: OrderDoc, now: number): number {
  const planned = order.history.find(({ kind }) => kind === 'planned')?.at
  return planned ?? (order.bucket === undefined ? (order.auditedAt ?? order.liveAt) : now)
}

const charactersOf = ({ findings }: OrderDoc): readonly string[] => {
  const known = findings.find(({ code }) => code === 'forbidden-characters')?.facts?.['characters']
  return Array.isArray(known) ? (known as readonly string[]) : []
}

/** Of the receiver what an earlier audit left in the open. */
function storedFacts(order: OrderDoc): Pick<AuditFacts, 'address' | 'unclean' | 'place'> {
  const address = storedAddressAnswer(order.findings)
  return { unclean: charactersOf(order), place: order.masked, ...(address ? { address } : {}) }
}

function casesOf(
  month: Month,
  order: OrderDoc,
  rest: Pick<AuditFacts, 'goods' | 'neighbours'>,
): [AuditCase, AuditCase] {
  const { desk, shop, after, couriers } = month
  const facts = { ...rest, order, now: lastOpenAt(order, desk.now()), shipping: shippingFacts(shop, couriers) }
  if (!month.open) {
    const stored = { ...facts, ...storedFacts(order) }
    return [
      { ...stored, settings: shop.audit },
      { ...stored, settings: after },
    ]
  }
  const receiver = openOrderReceiver(desk.seal, order, 'receiverRaw')
  return [
    { ...facts, ...receiverFacts(receiver, shop.audit), settings: shop.audit },
    { ...facts, ...receiverFacts(receiver, after), settings: after },
  ]
}

async function productsOf({ desk, shop }: Month, orders: readonly OrderDoc[]): Promise<ProductDoc[]> {
  const skus = [...new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const found: ProductDoc[] = []
  for (let i = 0; i < skus.length; i += SKUS)
    found.push(...(await findProducts(desk, shop._id, skus.slice(i, i + SKUS))))
  return found
}

/** Orders to the same door that were open at the same time: placed within the time the shop takes to ship. */
const neighboursOf = ({ shop }: Month, order: OrderDoc, others: readonly OrderDoc[]): OrderDoc[] =>
  others.filter(
    (other) =>
      other._id !== order._id &&
      other.mergeKey === order.mergeKey &&
      Math.abs(other.placedAt - order.placedAt) <= shop.shipWithinHours * HOUR_MS,
  )

async function tallyPage(month: Month, orders: readonly OrderDoc[]): Promise<DryTally> {
  const products = await productsOf(month, orders)
  const keys = [...new Set(orders.map(({ mergeKey }) => mergeKey).filter(Boolean))]
  const others = await findOrdersByMergeKeys(month.desk, month.shop._id, keys)
  const tallies = orders.map((order) => {
    const goods = goodsFacts(order, { products, stock: [] })
    const [before, after] = casesOf(month, order, { goods, neighbours: neighboursOf(month, order, others) })
    const { _id, platformNo, placedAt, masked } = order
    const region = [...new Set([masked.province, masked.city])].join('')
    return dryRun(before, after, { orderId: _id, platformNo, placedAt, name: masked.name, region })
  })
  return tallies.reduce(addTallies, EMPTY_TALLY)
}

/** A part of the last 30 days, newest first. Nothing is stored, nothing is sent. */
export async function dryRunPart(desk: Desk, ask: DryRunAsk): Promise<DryRunPart> {
  const { shop, settings } = ask
  const couriers = await findCouriers(desk, shop._id)
  const month = { desk, shop, after: settings, couriers, open: asksReceivers(shop.audit, settings) }
  const since = desk.now() - DAYS_MS
  let tally = EMPTY_TALLY
  let before = ask.before
  do {
    const page = await listOrderHistory(desk, shop._id, { limit: PAGE, ...(before ? { before } : {}) })
    const recent = page.filter(({ placedAt }) => placedAt >= since)
    const last = recent.at(-1)
    tally = addTallies(tally, await tallyPage(month, recent))
    if (!last || recent.length < PAGE) return { tally }
    before = { placedAt: last.placedAt, id: last._id }
  } while (tally.orders < MOST && desk.now() < ask.until)
  return { tally, last: before }
}
