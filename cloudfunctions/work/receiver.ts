import type { Receiver } from '@shared/kernel/address'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { WorkDeps } from './deps'

type Opener = Pick<WorkDeps, 'seal'>

/** The frozen receiver of a parcel. It lives in memory for one call and goes nowhere else. */
export const receiverOfParcel = ({ seal }: Opener, parcel: ParcelDoc): Receiver =>
  JSON.parse(
    seal.open({ collection: 'parcels', id: parcel._id, field: 'ship.receiver' }, parcel.ship.receiver),
  ) as Receiver

/** The receiver as it came, or as a person last wrote it. */
export const receiverAsCame = ({ seal }: Opener, order: OrderDoc): Receiver =>
  JSON.parse(seal.open({ collection: 'orders', id: order._id, field: 'receiverRaw' }, order.receiverRaw)) as Receiver

/** A receiver sealed for its place on the order. */
export const sealReceiver = ({ seal }: Opener, orderId: string, receiver: Receiver): string =>
  seal.seal({ collection: 'orders', id: orderId, field: 'receiver' }, JSON.stringify(receiver))
