import type { OrderDoc, OrderLine } from '../order/order'
import { isScannable } from '../stock/barcode'
import { UNWEIGHED_GRAMS, type ProductDoc, type StockDoc } from '../stock/stock'

/** Short of a SKU: pieces wanted, pieces there. */
export interface ShortSku {
  readonly sku: string
  readonly wanted: number
  readonly free: number
}

/** What the shop's articles and shelves say of an order. */
export interface GoodsFacts {
  readonly short: readonly ShortSku[]
  readonly unknownSkus: readonly string[]
  readonly badBarcodes: readonly string[]
  readonly weightGrams: number
}

interface Books {
  readonly products: readonly Pick<ProductDoc, 'sku' | 'barcode' | 'weightGrams'>[]
  readonly stock: readonly Pick<StockDoc, 'sku' | 'free'>[]
}

export function goodsFacts(order: Pick<OrderDoc, 'lines' | 'shortSkus'>, { products, stock }: Books): GoodsFacts {
  const skus = [...new Set(order.lines.map(({ sku }) => sku))]
  const known = new Map(products.map((product) => [product.sku, product]))
  const free = new Map(stock.map((one) => [one.sku, one.free]))
  const left = (line: OrderLine) => line.ordered - line.refunding - line.refunded
  const wanted = (sku: string) =>
    order.lines.filter((line) => line.sku === sku).reduce((sum, line) => sum + left(line) - line.shipped, 0)
  const grams = order.lines.reduce((sum, line) => sum + (known.get(line.sku)?.weightGrams ?? 0) * left(line), 0)
  return {
    short: order.shortSkus.map((sku) => ({ sku, wanted: wanted(sku), free: free.get(sku) ?? 0 })),
    unknownSkus: skus.filter((sku) => !known.has(sku)),
    badBarcodes: skus.filter((sku) => !isScannable(known.get(sku)?.barcode ?? '')),
    weightGrams: grams > 0 ? grams : UNWEIGHED_GRAMS,
  }
}
