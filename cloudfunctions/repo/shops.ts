import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from './books'

const shops = ({ db }: Books) => db.collection<ShopDoc>('shops')

export const getShop = (books: Books, id: string): Promise<ShopDoc | undefined> => shops(books).get(id)
export const addShop = (books: Books, shop: ShopDoc): Promise<'added' | 'exists'> => shops(books).add(shop)

/** One merchant has one environment: all its shops, at most 100. */
export const findShops = (books: Books): Promise<ShopDoc[]> => shops(books).find({ where: {}, limit: 100 })

/** Undefined: somebody else changed the settings meanwhile. */
export async function changeShop(books: Books, shop: ShopDoc, patch: Partial<ShopDoc>): Promise<ShopDoc | undefined> {
  const ver = shop.ver + 1
  const updated = await shops(books).update({ _id: shop._id, ver: shop.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...shop, ...patch, ver } : undefined
}
