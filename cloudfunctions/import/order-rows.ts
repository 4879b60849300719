import type { ImportProblem } from '@shared/api/import'
import type { IncomingOrder } from '@shared/order/incoming'
import type { PlatformStatus } from '@shared/order/order'

export interface OrderRow {
  readonly no: string
  readonly row: number
  /** The line's own number or id; '' where the file has none. */
  readonly lineId: string
  /** An amount of the whole order, where the file has none of the line. */
  readonly orderPaidFen?: number
  readonly status: PlatformStatus
  readonly line: IncomingOrder['lines'][number]
  readonly head: Pick<IncomingOrder, 'placedAt' | 'receiver' | 'buyerRemark' | 'sellerMemo'> & {
    readonly paidAt?: number
  }
}

/** Lines may differ: one refunded beside one to ship. What is still to ship rules the order. */
function statusOfRows(rows: readonly OrderRow[]): PlatformStatus {
  const order: readonly PlatformStatus[] = ['paid', 'refunding', 'unpaid', 'refunded', 'closed', 'cancelled']
  return order.find((status) => rows.some((row) => row.status === status)) ?? 'unpaid'
}

/** What the row says, however it is spelt: to know one that stands twice. */
const rowText = ({ line, status, head, orderPaidFen }: OrderRow) => JSON.stringify([line, status, head, orderPaidFen])

const receiverText = (row: OrderRow) => Object.values(row.head.receiver).join('|')
/** What the rows say, each saying once. */
const sayings = (rows: readonly OrderRow[], field: 'buyerRemark' | 'sellerMemo') =>
  [...new Set(rows.map((row) => row.head[field]).filter(Boolean))].join('；')

/** As many lines as the feed takes. */
const MAX_LINES = 200

interface WrongRow {
  readonly row: number
  readonly field: 'detail' | 'lineNo' | 'sku' | 'no'
  readonly reason: ImportProblem['reason']
}

/** The rows of one order that count, or where they do not go together. */
export function judgeRows(rows: readonly OrderRow[]): OrderRow[] | WrongRow {
  const [first] = rows
  const elsewhere = rows.find((row) => first && receiverText(row) !== receiverText(first))
  if (elsewhere) return { row: elsewhere.row, field: 'detail', reason: 'conflict' }
  const kept = new Map<string, OrderRow>()
  for (const row of rows) {
    const key = row.lineId || rowText(row)
    const known = kept.get(key)
    // the same line again: a file put together twice; without a number of its own it might as well be a second piece
    if (known && row.lineId === '') return { row: row.row, field: 'sku', reason: 'conflict' }
    if (known && rowText(known) !== rowText(row)) return { row: row.row, field: 'lineNo', reason: 'conflict' }
    if (!known) kept.set(key, row)
  }
  const beyond = [...kept.values()][MAX_LINES]
  return beyond ? { row: beyond.row, field: 'no', reason: 'too-long' } : [...kept.values()]
}

/** A number within its order, no id of the platform's own. */
export const LINE_NO = /^[1-9]\d{0,4}$/

/** The amount of an order stands in each of its rows; under ids of their own the rows are orders to their platform. */
function paidOf({ line, lineId, orderPaidFen = 0 }: OrderRow, first: OrderRow | undefined): number {
  const again = first !== undefined && (lineId === '' || LINE_NO.test(lineId)) && orderPaidFen === first.orderPaidFen
  return line.paidFen || (again ? 0 : orderPaidFen)
}

const OVER: ReadonlySet<PlatformStatus> = new Set(['closed', 'cancelled'])

export function orderOf(rows: readonly OrderRow[], first: OrderRow): Omit<IncomingOrder, 'version'> {
  const given = rows.map((row) => row.line.lineNo)
  const numbered = given.every((no) => no > 0) && new Set(given).size === given.length
  const status = statusOfRows(rows)
  // what was closed beside goods that are still to go must not go with them
  const over = (row: OrderRow) => !OVER.has(status) && OVER.has(row.status)
  const paidAt = rows.map((row) => row.head.paidAt).find((at) => at !== undefined)
  return {
    platformNo: first.no,
    source: 'import',
    placedAt: Math.min(...rows.map((row) => row.head.placedAt)),
    ...(paidAt === undefined ? {} : { paidAt }),
    status,
    lines: rows.map((row, i) => ({
      ...row.line,
      ...(over(row) ? { refunded: row.line.ordered } : {}),
      paidFen: paidOf(row, i > 0 ? rows[0] : undefined),
      lineNo: numbered ? row.line.lineNo : i + 1,
    })),
    receiver: first.head.receiver,
    buyerRemark: sayings(rows, 'buyerRemark'),
    sellerMemo: sayings(rows, 'sellerMemo'),
  }
}
