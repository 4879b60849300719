import type { ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import type { ImportedProduct } from '../../../cloudfunctions/import/read-products'
import type { Cloud } from '../../../local/cloud'
import { everyOrder, must, PERSONAS } from '../../../local/demo'
import type { DayCounts } from './day'
import { comparePaper, type PaperReport } from './paper'

export interface DayReport extends Omit<DayCounts, 'printed'> {
  readonly orders: number
  readonly held: number
  /** Held orders by what still holds them; one order may stand under several. */
  readonly heldBy: Readonly<Record<string, number>>
  /** Orders that a person had to look at, or still must; the others went, or wait, by themselves. */
  readonly needPerson: number
  readonly parcels: number
  readonly waybills: number
  readonly duplicateWaybills: number
  readonly copies: number
  readonly extraCopies: number
  readonly synced: number
  /** Messages in WeChat's book, and those that we think we have sent. */
  readonly notices: number
  readonly noticesSent: number
  readonly oversoldUnits: number
  /** The print ledger beside the paper. */
  readonly paper: PaperReport
}

/** Codes that the yardstick of a day knows; stock and merging are counted, not listed. */
const LISTED: ReadonlySet<string> = new Set([
  'unpaid',
  'refund-in-progress',
  'cancelled',
  'address-incomplete',
  'address-contradiction',
  'address-repairable',
  'buyer-remark',
  'seller-memo',
])

interface WaybillBook {
  readonly orders: readonly { readonly orderCode: string; readonly waybillNo: string; readonly state: string }[]
}
interface PaperBook {
  readonly copies: number
  /** Taken in, not yet on paper. */
  readonly waiting: number
}
interface WechatBook {
  /** Payments that WeChat counts as wholly shipped. */
  readonly synced: number
  /** Subscribe messages that reached a buyer. */
  readonly notices: number
}

type Shipped = Pick<ValueOf<'orderGet'>, 'lines' | 'notices'>

async function shippedOrders(cloud: Cloud, orders: readonly OrderCardView[]): Promise<Shipped[]> {
  const shipped: Shipped[] = []
  for (const { id, state } of orders) {
    if (state !== 'shipped' && state !== 'done') continue
    const input = { orderId: id }
    shipped.push(must(await cloud.api<ValueOf<'orderGet'>>(PERSONAS.owner, 'order.get', input), 'order.get'))
  }
  return shipped
}

/** Units sent of a SKU beyond what the product file says was there. */
function oversold(products: readonly ImportedProduct[], orders: readonly Shipped[]): number {
  const left = new Map(products.map(({ sku, onHand }) => [sku, onHand ?? 0]))
  for (const { lines } of orders) for (const { sku, quantity } of lines) left.set(sku, (left.get(sku) ?? 0) - quantity)
  return [...left.values()].reduce((sum, units) => sum + Math.max(0, -units), 0)
}

/** The printers' own time: what is queued comes out before anybody counts. */
async function allPaper(cloud: Cloud): Promise<PaperBook> {
  for (let tries = 0; ; tries++) {
    const books = await cloud.twin<PaperBook>('kuaimai', 'books')
    if (books.waiting === 0 || tries > 120) return books
    await cloud.advance(10_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

const HELD: ReadonlySet<string> = new Set(['held', 'new', 'cancelled'])

/** What keeps an order back: stops, and fixes that nobody has accepted; of a cancelled one nobody asks them. */
const blocking = ({ findings, accepted, state }: OrderCardView) =>
  findings.filter(
    ({ code, severity }) =>
      severity === 'stop' || (severity === 'fix' && state !== 'cancelled' && !accepted.includes(code)),
  )

function causes(orders: readonly OrderCardView[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of orders.flatMap(blocking)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Nobody has to do anything about these: the fact ends, or the order. */
const ENDS_BY_ITSELF: ReadonlySet<string> = new Set(['unpaid', 'cancelled', 'refund-in-progress'])
/** An order that wants a person's eye: it has something to accept or to mend, and is not dead or waiting for its buyer's money. */
const needsPerson = ({ findings }: OrderCardView): boolean =>
  findings.some(({ severity }) => severity !== 'note') && !findings.some(({ code }) => ENDS_BY_ITSELF.has(code))

const listed = ({ findings }: OrderCardView): string[] =>
  [...new Set(findings.map(({ code }): string => code))].filter((code) => LISTED.has(code)).sort()

/** Counts at the partners' books wherever they know better than we do. */
export async function reportDay(
  cloud: Cloud,
  products: readonly ImportedProduct[],
  counts: DayCounts,
): Promise<{ report: DayReport; findings: Record<string, string[]> }> {
  const orders = await everyOrder(cloud)
  const numbers = await cloud.twin<WaybillBook>('kdniao', 'books')
  const paper = await allPaper(cloud)
  const wechat = await cloud.twin<WechatBook>('wechat', 'books')
  const held = orders.filter(({ state }) => HELD.has(state))
  const live = numbers.orders.filter(({ state }) => state !== 'cancelled')
  const inUse = orders.filter(({ waybillTail }) => waybillTail).length
  const shipped = await shippedOrders(cloud, orders)
  const report: DayReport = {
    orders: orders.length,
    held: held.length,
    heldBy: causes(held),
    needPerson: orders.filter(needsPerson).length,
    parcels: counts.packed,
    waybills: live.length,
    // the same number given twice, or a live number that no order shows
    duplicateWaybills:
      live.length - new Set(live.map(({ waybillNo }) => waybillNo)).size + Math.max(0, live.length - inUse),
    copies: paper.copies,
    extraCopies: Math.max(0, paper.copies - live.length),
    picked: counts.picked,
    packed: counts.packed,
    handedOver: counts.handedOver,
    synced: wechat.synced,
    notices: wechat.notices,
    noticesSent: shipped.filter(({ notices }) => notices.shipped === 'sent').length,
    oversoldUnits: oversold(products, shipped),
    paper: await comparePaper(
      cloud,
      counts.printed,
      live.map(({ waybillNo }) => waybillNo),
    ),
    effects: counts.effects,
    seconds: counts.seconds,
  }
  return { report, findings: Object.fromEntries(orders.map((order) => [order.platformNo, listed(order)])) }
}
