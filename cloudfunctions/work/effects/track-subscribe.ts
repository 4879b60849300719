import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PartnerHandler } from '../handler'
import { applyToParcel } from '../homes'
import { ourRefusal, UNDECLARED } from './own-words'
import { waybillKey } from './waybill-create'

/** Asks the channel to push this parcel's scans. */
export const trackSubscribe: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy: async (work, { doc }) =>
    (await work.accounts.courier(doc.ship.accountId))?.port.unknown.subscribe ?? UNDECLARED,
  async open(work, { doc: parcel }) {
    const { waybillNo, ship } = parcel
    const courier = await work.accounts.courier(ship.accountId)
    if (!courier || waybillNo === undefined) return { kind: 'refused', refusal: ourRefusal('account-off') }
    const { phoneTail } = ship.masked
    return {
      kind: 'call',
      policy: courier.port.unknown.subscribe,
      call: async () => {
        await courier.port.subscribeTrack({
          partnerKey: waybillKey(parcel),
          account: courier.account,
          waybillNo,
          phoneTail,
        })
        return { subscribed: true }
      },
    }
  },
  async apply(work, { doc }) {
    await applyToParcel(work, doc, (parcel) => (parcel.subscribed === 'wanted' ? { subscribed: 'done' } : undefined))
  },
  async refused(work, { doc }) {
    await applyToParcel(work, doc, (parcel) => (parcel.subscribed === 'wanted' ? { subscribed: 'refused' } : undefined))
  },
}
