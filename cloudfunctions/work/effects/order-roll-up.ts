import { computeOrder } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { findParcelsOfOrder } from '../../repo/parcels'
import type { OwnHandler, Work } from '../handler'
import { applyToOrder, applyToParcel } from '../homes'

/** Brings one order in line with its parcels as they are now. */
async function rollUp(work: Work, orderId: string): Promise<void> {
  const parcels = await findParcelsOfOrder(work, orderId)
  await applyToOrder(work, orderId, (order) => {
    const next = computeOrder(order, parcels)
    const facts = ({ lines, state, bucket, upload, notices, voidParcels = 0 }: Partial<OrderDoc>) =>
      JSON.stringify([lines, state, bucket, upload, notices, voidParcels])
    return facts(next) === facts(order) ? undefined : { ...next }
  })
}

/** The orders follow their parcel: counts, state, list, and what must be written back. */
export const orderRollUp: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel, row }) {
    for (const orderId of parcel.orderIds) await rollUp(work, orderId)
    await applyToParcel(work, parcel, (fresh) => (fresh.rolledRev >= row.n ? undefined : { rolledRev: row.n }))
    return undefined
  },
}
