import type { ImportProblem, ImportValue } from '@shared/api/import'
import { refuse, ok, type Result } from '@shared/kernel/result'
import type { IncomingOrder } from '@shared/order/incoming'
import { ORDER_HEADINGS, PRODUCT_HEADINGS } from './heading-names'
import { headingRowOf, mapHeadings, type FoundColumn } from './headings'
import { readOrders } from './read-orders'
import { readProducts, type ImportedProduct } from './read-products'
import { readTable, sheetOf, type Table } from './read-table'

export type ReadFile =
  | { readonly kind: 'orders'; readonly items: readonly Omit<IncomingOrder, 'version'>[] }
  | { readonly kind: 'products'; readonly items: readonly ImportedProduct[] }

export interface Judged {
  readonly columns: readonly FoundColumn[]
  readonly rows: number
  readonly problems: readonly ImportProblem[]
  readonly sample: ImportValue['sample']
  readonly file: ReadFile
}
export interface JudgeAsk {
  readonly fileName: string
  readonly kind: 'orders' | 'products'
  readonly bytes: Buffer
}

type Answer = Result<Judged, string> & { readonly columns?: readonly FoundColumn[] }

const SAMPLE = 5
const goodsOf = (order: Omit<IncomingOrder, 'version'>) =>
  order.lines
    .map((line) => `${line.title} ${line.spec}*${line.ordered}`)
    .join('，')
    .slice(0, 60)

function judgeProducts(fileName: string, table: Table): Answer {
  const sheet = sheetOf(table, headingRowOf(PRODUCT_HEADINGS, table))
  const { columns, places } = mapHeadings(PRODUCT_HEADINGS, sheet.headings)
  if (!places.ok) return { ...refuse(places.refusal, places.detail), columns }
  // an order table has all that an article needs, and would fill the shop with articles of no stock
  if (mapHeadings(ORDER_HEADINGS, sheet.headings).places.ok) return { ...refuse('orders-not-products'), columns }
  const { products, problems } = readProducts(fileName, sheet, places.value)
  const sample = products.slice(0, SAMPLE).map(({ sku, title, spec }) => ({ no: sku, goods: `${title} ${spec}` }))
  return ok({ columns, rows: sheet.rows.length, problems, sample, file: { kind: 'products', items: products } })
}

function judgeOrders(fileName: string, table: Table): Answer {
  const sheet = sheetOf(table, headingRowOf(ORDER_HEADINGS, table))
  const { columns, places } = mapHeadings(ORDER_HEADINGS, sheet.headings)
  if (!places.ok) return { ...refuse(places.refusal, places.detail), columns }
  const { orders, problems } = readOrders(fileName, sheet, places.value)
  const sample = orders
    .slice(0, SAMPLE)
    .map((order) => ({ no: order.platformNo, goods: goodsOf(order), status: order.status }))
  return ok({ columns, rows: sheet.rows.length, problems, sample, file: { kind: 'orders', items: orders } })
}

const hasColumns = (headings: typeof ORDER_HEADINGS | typeof PRODUCT_HEADINGS, table: Table): boolean => {
  const { places } = mapHeadings<string>(headings, table[headingRowOf<string>(headings, table)] ?? [])
  return places.ok || places.refusal === 'double-columns'
}
/** An order table has all that an article needs, too. */
const isOf = {
  orders: (table: Table) => hasColumns(ORDER_HEADINGS, table),
  products: (table: Table) => hasColumns(PRODUCT_HEADINGS, table) && !hasColumns(ORDER_HEADINGS, table),
} as const

/** Says what of a file can be taken in and what cannot; nothing is stored. A refusal is of the whole file, with the columns found. */
export async function judgeFile({ fileName, kind, bytes }: JudgeAsk): Promise<Answer> {
  const table = await readTable(bytes, isOf[kind])
  if (!table.ok) return table
  return kind === 'products' ? judgeProducts(fileName, table.value) : judgeOrders(fileName, table.value)
}
