import type { Result } from '@shared/kernel/result'
import { hasLeft } from '@shared/order/compute-order-state'
import { decideVoid, type ParcelStep } from '@shared/parcel/decide-goods'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel, findParcelsOfOrder, getParcel } from '../repo/parcels'
import { changing, type Desk } from './desk'

/**
 * Makes an order's parcels void before their plan is changed, and answers all it ever had as they are then. `too-late`: goods of
 * one have left; nothing is void then. Paper that came out is torn: a scan of its number raises a card.
 */
export async function voidParcelsOf(
  desk: Desk,
  orderId: string,
  word: { readonly by: string; readonly only?: (parcel: ParcelDoc) => boolean },
): Promise<Result<readonly ParcelDoc[], 'too-late'>> {
  const { by, only = () => true } = word
  const found = await findParcelsOfOrder(desk, orderId)
  const live = found.filter((parcel) => parcel.goods !== 'void' && only(parcel))
  if (live.some(hasLeft)) return { ok: false, refusal: 'too-late' }
  for (const { _id } of live) {
    const done = await changing(
      () => getParcel(desk, _id),
      (parcel): Result<ParcelStep, string> => decideVoid(parcel, { at: desk.now(), by }),
      (parcel, step) => changeParcel(desk, parcel, step),
    )
    const now = done.ok ? done.value : await getParcel(desk, _id)
    if (now && hasLeft(now)) return { ok: false, refusal: 'too-late' }
  }
  return { ok: true, value: live.length > 0 ? await findParcelsOfOrder(desk, orderId) : found }
}
