import type { ImportProblem, ImportValue } from '@shared/api/import'
import { refuse, ok, type Result } from '@shared/kernel/result'
import type { IncomingOrder } from '@shared/order/incoming'
import { mapHeadings, ORDER_HEADINGS, PRODUCT_HEADINGS, type FoundColumn } from './headings'
import { readOrders } from './read-orders'
import { readProducts, type ImportedProduct } from './read-products'
import { readTable } from './read-table'

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

const SAMPLE = 5
const goodsOf = (order: Omit<IncomingOrder, 'version'>) =>
  order.lines
    .map((line) => `${line.title} ${line.spec}*${line.ordered}`)
    .join('，')
    .slice(0, 60)

/** Says what of a file can be taken in and what cannot; nothing is stored. A refusal is of the whole file, with the columns found. */
export async function judgeFile(ask: JudgeAsk): Promise<Result<Judged, string> & { columns?: readonly FoundColumn[] }> {
  const table = await readTable(ask.bytes)
  if (!table.ok) return table
  const headings = table.value[0] ?? []
  const rows = table.value.length - 1
  if (ask.kind === 'products') {
    const { columns, places } = mapHeadings(PRODUCT_HEADINGS, headings)
    if (!places.ok) return { ...refuse(places.refusal, places.detail), columns }
    const { products, problems } = readProducts(ask.fileName, table.value, places.value)
    const sample = products
      .slice(0, SAMPLE)
      .map(({ sku, title, spec }) => ({ no: sku, goods: `${title} ${spec}`, status: '' }))
    return ok({ columns, rows, problems, sample, file: { kind: 'products', items: products } })
  }
  const { columns, places } = mapHeadings(ORDER_HEADINGS, headings)
  if (!places.ok) return { ...refuse(places.refusal, places.detail), columns }
  const { orders, problems } = readOrders(ask.fileName, table.value, places.value)
  const sample = orders
    .slice(0, SAMPLE)
    .map((order) => ({ no: order.platformNo, goods: goodsOf(order), status: order.status }))
  return ok({ columns, rows, problems, sample, file: { kind: 'orders', items: orders } })
}
