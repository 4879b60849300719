import type { ImportProblem } from '@shared/api/import'
import type { ProductDoc } from '@shared/stock/stock'
import { cellReader, skuOf } from './cells'
import { readFen, readGrams, readStock } from './figures'
import type { PRODUCT_HEADINGS } from './heading-names'
import type { ColumnPlaces } from './headings'
import type { Sheet } from './read-table'

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
  sheet: Sheet,
  places: ColumnPlaces<keyof typeof PRODUCT_HEADINGS>,
): { readonly products: readonly ImportedProduct[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = []
  const products = new Map<string, ImportedProduct>()
  for (const { row, cells } of sheet.rows) {
    const reader = cellReader({ file, row, cells, places, headings: sheet.headings })
    const sku = skuOf(reader)
    if (products.has(sku)) reader.report('sku', 'conflict')
    const hasStock = places.stock !== undefined && reader.raw('stock') !== ''
    const product = {
      sku,
      title: reader.note('title', 200),
      spec: reader.note('spec', 200),
      barcode: reader.word('barcode', { max: 60 }),
      priceFen: reader.figure('price', readFen, 0),
      weightGrams: reader.figure('weight', readGrams, 0),
      location: reader.word('location', { max: 40 }),
      ...(hasStock ? { onHand: reader.figure('stock', readStock) } : {}),
    }
    problems.push(...reader.problems)
    if (!reader.problems.some((problem) => !problem.kept)) products.set(sku, product)
  }
  return { products: [...products.values()], problems }
}
