import { rowsOfParcel } from '@shared/effect/rows'
import type { CourierKey } from '@shared/courier/courier-key'
import { mustMove } from '@shared/kernel/states'
import { WAYBILL_MOVES, type WaybillState } from '@shared/parcel/waybill-state'
import type { ParcelBucket, ParcelDoc } from '@shared/parcel/parcel'
import { addDoc, addDocs, changeIn, type Books, type Home } from './books'
import { afterCursor, type ListQuery } from './orders'

export const PARCELS: Home<ParcelDoc> = {
  name: 'parcels',
  rows: rowsOfParcel,
  guard: (was, is) => mustMove<WaybillState>(WAYBILL_MOVES, was.waybill, is.waybill),
}
const parcels = ({ db }: Books) => db.collection<ParcelDoc>('parcels')

export const getParcel = (books: Books, id: string): Promise<ParcelDoc | undefined> => parcels(books).get(id)
export const addParcel = (books: Books, parcel: ParcelDoc): Promise<'added' | 'exists'> =>
  addDoc(books, PARCELS, parcel)
export const addParcels = (books: Books, parcels: readonly ParcelDoc[]): Promise<void> =>
  addDocs(books, PARCELS, parcels)
export const changeParcel = changeIn(PARCELS)

export const getParcels = (books: Books, ids: readonly string[]): Promise<ParcelDoc[]> =>
  ids.length === 0 ? Promise.resolve([]) : parcels(books).find({ where: { _id: { $in: [...ids] } }, limit: 1000 })

export const findParcelsOfOrder = (books: Books, orderId: string): Promise<ParcelDoc[]> =>
  parcels(books).find({ where: { orderIds: orderId }, limit: 100 })

export const findParcelsOfOrders = (books: Books, orderIds: readonly string[]): Promise<ParcelDoc[]> =>
  parcels(books).find({ where: { orderIds: { $in: [...orderIds] } }, limit: 1000 })

export const findParcelByWaybill = async (books: Books, waybillNo: string): Promise<ParcelDoc | undefined> =>
  (await parcels(books).find({ where: { waybillNo }, limit: 1 }))[0]

/** A number that was given back; a scan of it is a matter for a person. */
export const findParcelByVoidNumber = async (books: Books, waybillNo: string): Promise<ParcelDoc | undefined> =>
  (await parcels(books).find({ where: { voidNumbers: waybillNo }, limit: 1 }))[0]

export const listParcels = (books: Books, shopId: string, query: ListQuery<ParcelBucket>): Promise<ParcelDoc[]> =>
  parcels(books).find({
    where: { shopId, bucket: query.bucket, ...afterCursor(query.after) },
    orderBy: [
      ['shipBy', 'asc'],
      ['_id', 'asc'],
    ],
    limit: query.limit,
  })

export const listParcelsOfCourier = (
  books: Books,
  shopId: string,
  query: { readonly courier: CourierKey; readonly bucket: ParcelBucket },
): Promise<ParcelDoc[]> => parcels(books).find({ where: { shopId, ...query }, limit: 1000 })

/** In the order of the slots. */
export const findParcelsOfWave = (books: Books, shopId: string, waveId: string): Promise<ParcelDoc[]> =>
  parcels(books).find({ where: { shopId, waveId }, orderBy: [['slot', 'asc']], limit: 1000 })

export interface WishedAsk {
  readonly shopId: string
  readonly waveId: string
  readonly printerId: string
}
export const WISHED_PAGE = 30

/** The lowest slots of a wave, beyond `afterSlot`, whose labels are still to be made for this printer. */
export const findWished = (books: Books, ask: WishedAsk, afterSlot: number): Promise<ParcelDoc[]> => {
  const { printerId, ...wave } = ask
  const where = { ...wave, slot: { $gt: afterSlot }, 'printWish.printerId': printerId, goods: { $ne: 'void' } }
  return parcels(books).find({ where, orderBy: [['slot', 'asc']], limit: WISHED_PAGE })
}
