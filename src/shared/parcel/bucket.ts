import type { ParcelBucket, ParcelDoc } from './parcel'

const LOST_TRACKS: readonly ParcelDoc['track'][] = ['problem', 'returning', 'lost']

/** The floor's list that shows a parcel; undefined once it is under way without trouble, home again or void. */
export function bucketOfParcel(
  parcel: Pick<ParcelDoc, 'goods' | 'waybill' | 'copies' | 'track' | 'intercept'>,
): ParcelBucket | undefined {
  if (parcel.goods === 'void' || parcel.goods === 'back') return undefined
  if (parcel.goods === 'coming-back') return 'problem'
  if (parcel.goods === 'handed-over') {
    const calledBack = parcel.intercept?.state === 'wanted' || parcel.intercept?.state === 'called'
    return calledBack || LOST_TRACKS.includes(parcel.track) ? 'problem' : undefined
  }
  if (parcel.waybill !== 'got' || parcel.copies === 0) return 'to-print'
  return parcel.goods === 'planned' ? 'to-pick' : parcel.goods === 'picked' ? 'to-pack' : 'to-hand'
}
