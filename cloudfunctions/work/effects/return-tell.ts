import { COURIERS } from '@shared/courier/couriers'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { closeCard, raiseCard } from '../../repo/cards'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

/** The card that has somebody wait for a parcel at the door; it goes when the parcel is here, or is taken in there after all. */
export const returnTell: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel, row }) {
    const card = { shopId: parcel.shopId, kind: 'coming-back', subject: parcel._id } as const
    const facts = {
      orderId: parcel.orderIds[0] ?? '',
      courier: COURIERS[parcel.courier].short,
      waybillTail: (parcel.waybillNo ?? '').slice(-4),
    }
    if (parcel.goods === 'coming-back') await raiseCard(work, { ...card, facts })
    else await closeCard(work, card, parcel.history.at(-1)?.by ?? 'system')
    await applyToParcel(work, parcel._id, (fresh) =>
      fresh.homeward && fresh.homeward.told < row.n ? { homeward: { ...fresh.homeward, told: row.n } } : undefined,
    )
    return undefined
  },
}
