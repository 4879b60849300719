import type { CourierDoc } from '@shared/shop/shop'
import type { Books } from './books'

const couriers = ({ db }: Books) => db.collection<CourierDoc>('couriers')

export const getCourier = (books: Books, id: string): Promise<CourierDoc | undefined> => couriers(books).get(id)
export const addCourier = (books: Books, doc: CourierDoc): Promise<'added' | 'exists'> => couriers(books).add(doc)
export const findCouriers = (books: Books, shopId: string): Promise<CourierDoc[]> =>
  couriers(books).find({ where: { shopId }, limit: 100 })

/** Undefined: somebody else changed it meanwhile. */
export async function changeCourier(
  books: Books,
  doc: CourierDoc,
  patch: Partial<CourierDoc>,
): Promise<CourierDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await couriers(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
