import type { ImportProblem } from '@shared/api/import'
import type { ProductDoc } from '@shared/stock/stock'
import { cellReader } from './cells'
import type { ColumnPlaces, PRODUCT_HEADINGS } from './headings'
import type { Table } from './read-table'

export interface ImportedProduct extends Pick<
  ProductDoc,
  'sku' | 'title' | 'spec' | 'barcode' | 'priceFen' | 'weightGrams' | 'location'
> {
  /** Counted pieces; absent when the file says nothing of stock. */
  readonly onHand?: number
}

/** One row a SKU; a SKU that stands twice is a conflict of its second row. */
export function readProducts(
  file: string,
  table: Table,
  places: ColumnPlaces<keyof typeof PRODUCT_HEADINGS>,
): { readonly products: readonly ImportedProduct[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = []
  const products = new Map<string, ImportedProduct>()
  const headings = table[0] ?? []
  table.slice(1).forEach((cells, i) => {
    const reader = cellReader({ file, row: i + 2, cells, places, headings })
    const sku = reader.word('sku', { max: 60, needed: true })
    if (/[.$\s]/.test(sku)) reader.report('sku', 'bad-number')
    if (products.has(sku)) reader.report('sku', 'conflict')
    const hasStock = places.stock !== undefined && reader.raw('stock') !== ''
    const product = {
      sku,
      title: reader.note('title', 200),
      spec: reader.note('spec', 200),
      barcode: reader.word('barcode', { max: 60 }),
      priceFen: reader.money('price'),
      weightGrams: reader.count('weight', { min: 0, otherwise: 0 }),
      location: reader.word('location', { max: 40 }),
      ...(hasStock ? { onHand: reader.count('stock', { min: 0 }) } : {}),
    }
    problems.push(...reader.problems)
    if (!reader.problems.some((problem) => !problem.kept)) products.set(sku, product)
  })
  return { products: [...products.values()], problems }
}
