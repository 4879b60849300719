import type { ProductDoc } from '@shared/stock/stock'
import type { Books } from './books'

const products = ({ db }: Books) => db.collection<ProductDoc>('products')

export const addProduct = (books: Books, product: ProductDoc): Promise<'added' | 'exists'> =>
  products(books).add(product)

/** Those of the SKUs that the shop knows. */
export const findProducts = (books: Books, shopId: string, skus: readonly string[]): Promise<ProductDoc[]> =>
  skus.length === 0
    ? Promise.resolve([])
    : products(books).find({ where: { shopId, sku: { $in: [...new Set(skus)] } }, limit: 1000 })

export const findProductByBarcode = async (
  books: Books,
  shopId: string,
  barcode: string,
): Promise<ProductDoc | undefined> => (await products(books).find({ where: { shopId, barcode }, limit: 1 }))[0]

export async function changeProduct(
  books: Books,
  doc: ProductDoc,
  patch: Partial<ProductDoc>,
): Promise<ProductDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await products(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
