import type { CauseView } from '@shared/api/views'
import type { FindingCode } from '@shared/audit/finding'
import { doubtOf, isUnasked } from '@shared/notice/address-ask'
import type { OrderDoc } from '@shared/order/order'
import { getOrders, listOrderRows, listOrders, type OrderRow } from '../../repo/orders'
import { cursorOf, readCursor, type RouteContext } from '../route'

/** A thousand rows a read; more held orders than this at once is a day gone wrong, and the soonest deadlines come first. */
const READS_MAX = 5
const READ = 1000
/** Rows of one answer: a few screens, and some 50 KB. */
const ROWS = 60

export const openCodes = (order: Pick<OrderRow, 'findings' | 'accepted'>): FindingCode[] =>
  order.findings
    .filter(({ severity, code }) => severity === 'stop' || (severity === 'fix' && !order.accepted[code]))
    .map(({ code }) => code)

const hasFix = (order: OrderRow, code: FindingCode) =>
  order.findings.some((one) => one.code === code && one.severity === 'fix' && !order.accepted[code])
/** Accepting this one cause sets the order free; what a person holds only a person's word on it frees. */
const freedBy = (order: OrderRow, code: FindingCode) =>
  order.heldBy === undefined && openCodes(order).length === 1 && hasFix(order, code)

/** Held orders by deadline, in pages of a thousand rows; `enough` ends the reading early. */
async function readRows(
  context: RouteContext,
  from: { readonly after?: { readonly shipBy: number; readonly id: string } | undefined },
  enough: (rows: readonly OrderRow[]) => boolean = () => false,
): Promise<OrderRow[]> {
  const rows: OrderRow[] = []
  let { after } = from
  for (let read = 0; read < READS_MAX && !enough(rows); read++) {
    const query = { bucket: 'held' as const, ...(after ? { after } : {}) }
    const page = await listOrderRows(context, context.shop._id, query)
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < READ) break
    after = { shipBy: last.shipBy, id: last._id }
  }
  return rows
}
export const heldRows = (context: RouteContext): Promise<OrderRow[]> => readRows(context, {})

/** What the rules said of it after that time, or are about to say, stood on no list that was read then. */
const isNewSince = ({ auditedAt }: OrderRow, asOf: number) => auditedAt === undefined || auditedAt > asOf

/**
 * Orders that one tap on this cause accepts, and how many of them it sets free. With the time of the list that was tapped: what has
 * come to the cause since is left as it is, and counted.
 */
export function acceptable(
  rows: readonly OrderRow[],
  { code, asOf }: { code: FindingCode; asOf?: number | undefined },
) {
  const all = rows.filter((order) => hasFix(order, code))
  const hit = asOf === undefined ? all : all.filter((order) => !isNewSince(order, asOf))
  return {
    orderIds: hit.map(({ _id }) => _id),
    frees: hit.filter((order) => freedBy(order, code)).length,
    left: all.length - hit.length,
  }
}

export function causesOf(rows: readonly OrderRow[]): CauseView[] {
  const causes = new Map<FindingCode, Omit<CauseView, 'code'>>()
  for (const order of rows)
    for (const code of new Set(openCodes(order))) {
      const { count, frees, unasked } = causes.get(code) ?? { count: 0, frees: 0, unasked: 0 }
      causes.set(code, {
        count: count + 1,
        frees: frees + (freedBy(order, code) ? 1 : 0),
        unasked: unasked + (doubtOf(order)?.code === code && isUnasked(order) ? 1 : 0),
      })
    }
  return [...causes].map(([code, cause]) => ({ code, ...cause })).sort((a, b) => b.count - a.count)
}

interface HeldPage {
  readonly orders: readonly OrderDoc[]
  readonly cursor?: string
}

/** The next rows after a cursor, of one cause or of all. `rows`: what was read already for the first page. */
export async function heldPage(
  context: RouteContext,
  asked: { readonly cause?: FindingCode | undefined; readonly cursor?: string | undefined },
  rows?: readonly OrderRow[],
): Promise<HeldPage> {
  const { cause } = asked
  const after = readCursor(asked.cursor)
  if (cause === undefined) {
    const query = { bucket: 'held' as const, limit: ROWS + 1, ...(after ? { after } : {}) }
    const found = await listOrders(context, context.shop._id, query)
    const orders = found.slice(0, ROWS)
    const last = orders.at(-1)
    return { orders, ...(last && found.length > ROWS ? { cursor: cursorOf(last) } : {}) }
  }
  const fits = (order: OrderRow) => openCodes(order).includes(cause)
  const read = rows ?? (await readRows(context, { after }, (so) => so.filter(fits).length > ROWS))
  const fitting = read.filter(fits)
  const page = fitting.slice(0, ROWS)
  const found = new Map(
    (
      await getOrders(
        context,
        page.map(({ _id }) => _id),
      )
    ).map((order) => [order._id, order]),
  )
  const last = page.at(-1)
  return {
    orders: page.flatMap(({ _id }) => found.get(_id) ?? []),
    ...(last && fitting.length > ROWS ? { cursor: cursorOf(last) } : {}),
  }
}
