import type { ImportProblem } from '@shared/api/import'
import type { IncomingOrder } from '@shared/order/incoming'
import type { PlatformStatus } from '@shared/order/order'

export interface OrderRow {
  readonly no: string
  readonly row: number
  /** The line's own number or id; '' where the file has none. */
  readonly lineId: string
  /** The whole row, to know one that stands twice. */
  readonly text: string
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
    const known = kept.get(row.lineId || row.text)
    // the same line again: a file put together twice; without a number of its own it might as well be a second piece
    if (known && row.lineId === '') return { row: row.row, field: 'sku', reason: 'conflict' }
    if (known && known.text !== row.text) return { row: row.row, field: 'lineNo', reason: 'conflict' }
    if (!known) kept.set(row.lineId || row.text, row)
  }
  const beyond = [...kept.values()][MAX_LINES]
  return beyond ? { row: beyond.row, field: 'no', reason: 'too-long' } : [...kept.values()]
}

export function orderOf(rows: readonly OrderRow[], first: OrderRow): Omit<IncomingOrder, 'version'> {
  const given = rows.map((row) => row.line.lineNo)
  const numbered = given.every((no) => no > 0) && new Set(given).size === given.length
  const paidAt = rows.map((row) => row.head.paidAt).find((at) => at !== undefined)
  return {
    platformNo: first.no,
    source: 'import',
    placedAt: Math.min(...rows.map((row) => row.head.placedAt)),
    ...(paidAt === undefined ? {} : { paidAt }),
    status: statusOfRows(rows),
    lines: rows.map((row, i) => ({ ...row.line, lineNo: numbered ? row.line.lineNo : i + 1 })),
    receiver: first.head.receiver,
    buyerRemark: sayings(rows, 'buyerRemark'),
    sellerMemo: sayings(rows, 'sellerMemo'),
  }
}
