import { computeOrder, type ComputedOrder } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { Books } from '../repo/books'
import { findParcelsOfOrder } from '../repo/parcels'

/** State and list of an order after a change of its own; `parcels` are all it ever had. */
export function settleOrder(order: OrderDoc, parcels: readonly ParcelDoc[]): Pick<ComputedOrder, 'state' | 'bucket'> {
  const { state, bucket } = computeOrder(order, parcels)
  return { state, bucket }
}

export const parcelsOf = async (
  books: Books,
  order: Pick<OrderDoc, '_id' | 'parcelIds'> | undefined,
): Promise<ParcelDoc[]> => (order && order.parcelIds.length > 0 ? findParcelsOfOrder(books, order._id) : [])
