import type { ImportProblem } from '@shared/api/import'
import type { IncomingOrder } from '@shared/order/incoming'
import type { PlatformStatus } from '@shared/order/order'
import { cellReader, skuOf, type CellReader } from './cells'
import { readFen, readPieces } from './figures'
import type { ORDER_HEADINGS } from './heading-names'
import type { ColumnPlaces } from './headings'
import { fillDown } from './fill-down'
import { judgeRows, LINE_NO, orderOf, type OrderRow } from './order-rows'
import type { Sheet } from './read-table'
import { readAfterSale, readStatus } from './status-words'

type Field = keyof typeof ORDER_HEADINGS
type Reader = CellReader<Field>

export interface ReadOrders {
  /** Whole orders only: an order of which one row is wrong is left out and named. */
  readonly orders: readonly Omit<IncomingOrder, 'version'>[]
  readonly problems: readonly ImportProblem[]
}

function statusOf(cells: Reader): PlatformStatus {
  const refund = readAfterSale(cells.raw('refund'))
  if (!refund) cells.report('refund', 'bad-status')
  if (refund === 'refunding' || refund === 'refunded') return refund
  const text = cells.raw('status')
  const status = readStatus(text)
  if (status !== undefined && status !== 'gone') return status
  cells.report('status', status ?? (text ? 'bad-status' : 'missing'))
  return 'unpaid'
}

/** Some back offices have the street in a column of its own, and may or may not repeat it. */
function detailOf(cells: Reader): string {
  const detail = cells.address('detail', 500)
  const street = cells.word('street', { max: 30 })
  return detail === '' || detail.includes(street) ? detail : street + detail
}

/** 123.0 has been through a double; `_` joins the parts of our ids. */
const NOT_IN_A_NUMBER = /[.$\s_]/

function readRow(cells: Reader, row: number): OrderRow {
  const no = cells.word('no', { max: 60, needed: true, never: NOT_IN_A_NUMBER })
  const status = statusOf(cells)
  const ordered = cells.figure('quantity', readPieces)
  const paidAt = cells.time('paidAt', false)
  const receiver = {
    name: cells.word('name', { max: 50 }),
    phone: cells.word('phone', { max: 40 }),
    province: cells.word('province', { max: 30 }),
    city: cells.word('city', { max: 30 }),
    district: cells.word('district', { max: 30 }),
    detail: detailOf(cells),
  }
  const lineNo = cells.word('lineNo', { max: 60 })
  return {
    no,
    row,
    lineId: lineNo,
    status,
    orderPaidFen: cells.raw('paidFen') === '' ? cells.figure('orderPaidFen', readFen, 0) : 0,
    line: {
      lineNo: LINE_NO.test(lineNo) ? Number(lineNo) : 0,
      sku: skuOf(cells),
      title: cells.note('title', 200),
      spec: cells.note('spec', 200),
      paidFen: cells.figure('paidFen', readFen, 0),
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

/** Rows of an order need not stand together. */
export function readOrders(
  file: string,
  { headings, rows: sheetRows }: Sheet,
  places: ColumnPlaces<Field>,
): ReadOrders {
  const problems: ImportProblem[] = []
  const byNo = new Map<string, OrderRow[]>()
  const spoilt = new Set<string>()
  for (const { row, cells, unsaid } of fillDown(sheetRows, places)) {
    const reader = cellReader({ file, row, cells, places, headings })
    const read = readRow(reader, row)
    if (unsaid) reader.report('refund', 'missing')
    problems.push(...reader.problems)
    if (reader.problems.some((problem) => !problem.kept)) spoilt.add(read.no)
    const known = byNo.get(read.no)
    if (known) known.push(read)
    else byNo.set(read.no, [read])
  }
  const orders: Omit<IncomingOrder, 'version'>[] = []
  for (const [no, rows] of byNo) {
    if (spoilt.has(no)) continue
    const judged = judgeRows(rows)
    const [first] = rows
    if (Array.isArray(judged)) {
      if (first) orders.push(orderOf(judged, first))
      continue
    }
    const column = headings[places[judged.field] ?? 0] ?? ''
    problems.push({ file, row: judged.row, column, reason: judged.reason, text: no })
  }
  return { orders, problems }
}
