import { idPart, joinId } from '@shared/kernel/ids'
import type { ShopDoc } from '@shared/shop/shop'
import type { ProductDoc } from '@shared/stock/stock'
import type { Books } from '../repo/books'
import { addProduct, changeProduct, findProducts } from '../repo/products'
import { addStock, countStock, getStock, logStockMove, stockIdOf } from '../repo/stock'
import type { ImportedProduct } from './read-products'

type Outcome = 'stored' | 'unchanged'

async function storeArticle(books: Books, shop: ShopDoc, item: ImportedProduct): Promise<Outcome> {
  const { sku, title, spec, barcode, priceFen, weightGrams, location } = item
  const fields = { sku, title, spec, barcode, priceFen, weightGrams, location }
  for (;;) {
    const [known] = await findProducts(books, shop._id, [item.sku])
    if (!known) {
      const product: ProductDoc = { _id: joinId(shop._id, idPart(item.sku)), v: 1, ver: 1, shopId: shop._id, ...fields }
      if ((await addProduct(books, product)) === 'added') return 'stored'
      continue
    }
    const same = (Object.keys(fields) as (keyof typeof fields)[]).every((field) => known[field] === fields[field])
    if (same) return 'unchanged'
    if (await changeProduct(books, known, fields)) return 'stored'
  }
}

/** A count replaces what is on hand; holds of orders stay, so `free` moves by the same difference. */
async function storeCount(books: Books, shop: ShopDoc, item: { sku: string; onHand: number }): Promise<Outcome> {
  const { sku, onHand } = item
  const _id = stockIdOf(shop.warehouseId, sku)
  for (;;) {
    const known = await getStock(books, _id)
    if (known?.onHand === onHand) return 'unchanged'
    const base = { _id, v: 1, ver: 1, shopId: shop._id, warehouseId: shop.warehouseId, sku } as const
    const done = known
      ? await countStock(books, known, onHand)
      : (await addStock(books, { ...base, onHand, free: onHand, holds: {} })) === 'added'
    if (!done) continue
    const key = `import-${books.now()}`
    await logStockMove(books, { shopId: shop._id, sku, verb: 'set', quantity: onHand, key })
    return 'stored'
  }
}

/** A SKU is a product and its stock: without a count in the file the stock begins at 0 and is then left alone. */
export async function storeProduct(books: Books, shop: ShopDoc, item: ImportedProduct): Promise<Outcome> {
  const article = await storeArticle(books, shop, item)
  const known = item.onHand === undefined ? await getStock(books, stockIdOf(shop.warehouseId, item.sku)) : undefined
  if (known) return article
  const count = await storeCount(books, shop, { sku: item.sku, onHand: item.onHand ?? 0 })
  return article === 'stored' || count === 'stored' ? 'stored' : 'unchanged'
}
