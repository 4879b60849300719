import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PartnerHandler, Work } from '../handler'
import { applyToParcel } from '../homes'
import { receiverOfParcel } from '../receiver'
import { ourRefusal, UNDECLARED } from './own-words'
import { waybillKey } from './waybill-create'

const tail = (phone: string): string => phone.replace(/\D/g, '').slice(-4)

/**
 * Couriers show a track to whoever knows the last four of either phone. With an extension nobody says whether the last four are
 * the phone's or the extension's, so there the sender's phone speaks.
 */
export const tailFor = (work: Pick<Work, 'seal'>, parcel: ParcelDoc): string => {
  const { phone, extension } = receiverOfParcel(work, parcel)
  return tail(extension === undefined ? phone : parcel.ship.sender.phone)
}

/** Asks the channel to push this parcel's scans. */
export const trackSubscribe: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy: async (work, { doc }) =>
    (await work.accounts.courier(doc.ship.accountId))?.port.unknown.subscribe ?? UNDECLARED,
  async open(work, { doc: parcel }) {
    const { waybillNo, ship } = parcel
    const courier = await work.accounts.courier(ship.accountId)
    if (!courier || waybillNo === undefined) return { kind: 'refused', refusal: ourRefusal('account-off') }
    const phoneTail = tailFor(work, parcel)
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
