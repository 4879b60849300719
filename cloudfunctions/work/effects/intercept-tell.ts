import { COURIERS } from '@shared/courier/couriers'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { closeCard, raiseCard } from '../../repo/cards'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

/** The card that sends somebody to the telephone; it goes as soon as anybody has said how the call went. */
export const interceptTell: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel, row }) {
    const { intercept } = parcel
    if (!intercept) return undefined
    const card = { shopId: parcel.shopId, kind: 'intercept', subject: parcel._id } as const
    const { short, hotline } = COURIERS[parcel.courier]
    const facts = {
      orderId: intercept.orderId,
      reason: intercept.reason,
      courier: short,
      hotline,
      waybillTail: (parcel.waybillNo ?? '').slice(-4),
    }
    if (intercept.state === 'wanted') await raiseCard(work, { ...card, facts })
    else await closeCard(work, card, intercept.by)
    await applyToParcel(work, parcel._id, (fresh) =>
      fresh.intercept && fresh.intercept.told < row.n ? { intercept: { ...fresh.intercept, told: row.n } } : undefined,
    )
    return undefined
  },
}
