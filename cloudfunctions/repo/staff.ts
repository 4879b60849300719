import type { StaffDoc } from '@shared/shop/shop'
import type { Books } from './books'

const staff = ({ db }: Books) => db.collection<StaffDoc>('staff')

/** Everybody with this openid who was not removed, one row a shop. */
export const findStaffByOpenid = async (books: Books, openid: string): Promise<StaffDoc[]> =>
  (await staff(books).find({ where: { openid }, limit: 20 })).filter(({ removedAt }) => removedAt === undefined)

export const findStaffOfShop = (books: Books, shopId: string): Promise<StaffDoc[]> =>
  staff(books).find({ where: { shopId }, limit: 200 })

export const getStaff = (books: Books, id: string): Promise<StaffDoc | undefined> => staff(books).get(id)
export const addStaff = (books: Books, doc: StaffDoc): Promise<'added' | 'exists'> => staff(books).add(doc)

export async function changeStaff(
  books: Books,
  doc: StaffDoc,
  patch: Partial<StaffDoc>,
): Promise<StaffDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await staff(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
