import { readAuditSettings } from '@shared/audit/settings'
import type { ShopDoc } from '@shared/shop/shop'
import type { Books } from './books'

const shops = ({ db }: Books) => db.collection<ShopDoc>('shops')

/** Brings a document of an earlier shape up to date; its next change stores it so. */
const upgraded = (shop: ShopDoc): ShopDoc => ({ ...shop, v: 2, audit: readAuditSettings(shop.audit) })

export async function getShop(books: Books, id: string): Promise<ShopDoc | undefined> {
  const shop = await shops(books).get(id)
  return shop && upgraded(shop)
}
export const addShop = (books: Books, shop: ShopDoc): Promise<'added' | 'exists'> => shops(books).add(shop)

/** One merchant has one environment: all its shops, at most 100. */
export const findShops = async (books: Books): Promise<ShopDoc[]> =>
  (await shops(books).find({ where: {}, limit: 100 })).map(upgraded)

/** Undefined: somebody else changed the settings meanwhile. */
export async function changeShop(books: Books, shop: ShopDoc, patch: Partial<ShopDoc>): Promise<ShopDoc | undefined> {
  const next: ShopDoc = { ...shop, ...patch, ver: shop.ver + 1 }
  const { v, ver, audit } = next
  const updated = await shops(books).update({ _id: shop._id, ver: shop.ver }, { $set: { ...patch, v, ver, audit } })
  return updated === 1 ? next : undefined
}
