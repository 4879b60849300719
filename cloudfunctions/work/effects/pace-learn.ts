import type { ParcelDoc } from '@shared/parcel/parcel'
import { pacesOf, tripOf } from '@shared/tracking/pace'
import { learnTrip } from '../../repo/paces'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

/** A parcel that has arrived tells how long the way takes: buyers of the next ones are told by it. */
export const paceLearn: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel }) {
    const trip = tripOf(parcel)
    const { province, city } = pacesOf(parcel)
    for (const _id of [province, city])
      if (trip && _id !== undefined) await learnTrip(work, { _id, shopId: parcel.shopId }, trip)
    await applyToParcel(work, parcel, (fresh) => (fresh.trip === 'wanted' ? { trip: 'done' } : undefined))
    return undefined
  },
}
