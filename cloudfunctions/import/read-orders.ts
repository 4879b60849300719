import type { ImportProblem } from '@shared/api/import'
import type { IncomingOrder } from '@shared/order/incoming'
import type { PlatformStatus } from '@shared/order/order'
import { cellReader, type CellReader } from './cells'
import type { ColumnPlaces, ORDER_HEADINGS } from './headings'
import type { Table } from './read-table'

type Field = keyof typeof ORDER_HEADINGS
type Reader = CellReader<Field>

/** Words of the common back offices. A status that is not here is refused by row: guessing would ship or hold wrongly. */
const STATUS: Readonly<Record<string, PlatformStatus>> = {
  待发货: 'paid',
  待出库: 'paid',
  已付款: 'paid',
  已支付: 'paid',
  买家已付款等待卖家发货: 'paid',
  待付款: 'unpaid',
  待支付: 'unpaid',
  未付款: 'unpaid',
  等待买家付款: 'unpaid',
  退款中: 'refunding',
  售后中: 'refunding',
  申请退款: 'refunding',
  已退款: 'refunded',
  退款成功: 'refunded',
  已取消: 'cancelled',
  已关闭: 'closed',
  交易关闭: 'closed',
}

interface OrderRow {
  readonly no: string
  readonly row: number
  readonly status: PlatformStatus
  readonly line: IncomingOrder['lines'][number]
  readonly head: Pick<IncomingOrder, 'placedAt' | 'receiver' | 'buyerRemark' | 'sellerMemo'> & {
    readonly paidAt?: number
  }
}

export interface ReadOrders {
  /** Whole orders only: an order of which one row is wrong is left out and named. */
  readonly orders: readonly Omit<IncomingOrder, 'version'>[]
  readonly problems: readonly ImportProblem[]
}

function statusOf(cells: Reader): PlatformStatus {
  const refund = STATUS[cells.raw('refund')]
  if (refund === 'refunding' || refund === 'refunded') return refund
  const text = cells.raw('status').replace(/[,，\s]/g, '')
  const status = STATUS[text]
  if (!status) cells.report('status', text ? 'bad-status' : 'missing')
  return status ?? 'unpaid'
}

function readRow(cells: Reader, row: number): OrderRow {
  const no = cells.word('no', { max: 60, needed: true })
  if (/[$\s_]/.test(no)) cells.report('no', 'bad-number')
  const status = statusOf(cells)
  const ordered = cells.count('quantity', { min: 1 })
  const paidAt = cells.time('paidAt', false)
  const receiver = {
    name: cells.word('name', { max: 50 }),
    phone: cells.word('phone', { max: 40 }),
    province: cells.word('province', { max: 30 }),
    city: cells.word('city', { max: 30 }),
    district: cells.word('district', { max: 30 }),
    detail: cells.address('detail', 500),
  }
  return {
    no,
    row,
    status,
    line: {
      lineNo: cells.count('lineNo', { min: 1, otherwise: 0 }),
      sku: cells.word('sku', { max: 60, needed: true }),
      title: cells.note('title', 200),
      spec: cells.note('spec', 200),
      paidFen: cells.money('paidFen'),
      ordered,
      refunding: status === 'refunding' ? ordered : 0,
      refunded: status === 'refunded' ? ordered : 0,
    },
    head: {
      placedAt: cells.time('placedAt', true) ?? 0,
      ...(paidAt === undefined ? {} : { paidAt }),
      receiver,
      buyerRemark: cells.note('remark', 500),
      sellerMemo: cells.note('memo', 500),
    },
  }
}

/** Lines may differ: one refunded beside one to ship. What is still to ship rules the order. */
function statusOfRows(rows: readonly OrderRow[]): PlatformStatus {
  const order: readonly PlatformStatus[] = ['paid', 'refunding', 'unpaid', 'refunded', 'closed', 'cancelled']
  return order.find((status) => rows.some((row) => row.status === status)) ?? 'unpaid'
}

const receiverText = (row: OrderRow) => Object.values(row.head.receiver).join('|')

function orderOf(rows: readonly OrderRow[]): Omit<IncomingOrder, 'version'> | undefined {
  const [first] = rows
  if (!first || rows.some((row) => receiverText(row) !== receiverText(first))) return undefined
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
    buyerRemark: rows.map((row) => row.head.buyerRemark).find(Boolean) ?? '',
    sellerMemo: rows.map((row) => row.head.sellerMemo).find(Boolean) ?? '',
  }
}

/** Rows of an order need not stand together. `table` with its heading row. */
export function readOrders(file: string, table: Table, places: ColumnPlaces<Field>): ReadOrders {
  const problems: ImportProblem[] = []
  const byNo = new Map<string, OrderRow[]>()
  const spoilt = new Set<string>()
  const headings = table[0] ?? []
  table.slice(1).forEach((cells, i) => {
    const reader = cellReader({ file, row: i + 2, cells, places, headings })
    const row = readRow(reader, i + 2)
    problems.push(...reader.problems)
    if (reader.problems.some((problem) => !problem.kept)) spoilt.add(row.no)
    byNo.set(row.no, [...(byNo.get(row.no) ?? []), row])
  })
  const orders: Omit<IncomingOrder, 'version'>[] = []
  for (const [no, rows] of byNo) {
    if (spoilt.has(no)) continue
    const order = orderOf(rows)
    if (order) orders.push(order)
    else
      problems.push({
        file,
        row: rows[1]?.row ?? 0,
        column: headings[places.detail ?? 0] ?? '',
        reason: 'conflict',
        text: no,
      })
  }
  return { orders, problems }
}
