import type { OrderDoc } from '../order/order'
import type { ParcelDoc } from './parcel'

/** The order has another receiver now than the one its parcel was planned with; what a person has merely mended counts, too. */
export const hasMoved = (
  parcel: { readonly ship: Pick<ParcelDoc['ship'], 'addressRevs'> },
  order: Pick<OrderDoc, '_id' | 'addressRev'>,
): boolean => (order.addressRev ?? 0) !== (parcel.ship.addressRevs?.[order._id] ?? 0)
