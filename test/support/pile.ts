import { bucketOfParcel } from '@shared/parcel/bucket'
import type { LivePayment } from '@shared/ports/order-source'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { createTestApi } from './api'
import { parcelsIn } from './desk'
import { planReady } from './planned'

/** A payment as the platform tells it. */
export const livePayment = (tradeNo: string, state: LivePayment['state']): LivePayment => ({
  tradeNo,
  transactionId: `T${tradeNo}`,
  openid: `O${tradeNo}`,
  paidFen: 100,
  paidAt: 0,
  state,
  inComplaint: false,
  shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [] },
})

/** Packed parcels, one an order, scanned onto the pile of one courier. */
export async function pileUp(nos: readonly string[]) {
  const api = await createTestApi()
  const packer = await api.hire('packer')
  const owner = await api.hire('owner')
  await planReady(api.test, nos)
  for (const parcel of parcelsIn(api.test)) {
    const got = { waybill: 'got', waybillNo: `Z${parcel.slot}0001`, copies: 1, goods: 'packed' } as const
    await changeParcel(api.desk, parcel, { ...got, bucket: bucketOfParcel({ ...parcel, ...got }) })
  }
  const { id } = await api.must(packer, 'handoverOpen', { courier: 'zto' })
  const parcelIds = parcelsIn(api.test).map(({ _id }) => _id)
  const scan = (...ids: readonly string[]) =>
    api.must(packer, 'floorEvents', {
      events: ids.map((parcelId, seq) => {
        const key = { id: `hand-${parcelId}`, session: 'session-1', seq, at: 1 }
        return { ...key, kind: 'hand' as const, parcelId, handoverId: id }
      }),
    })
  const close = (who: string, override?: string) => {
    const ask = { id, requestId: 'close-001' }
    return api.call(who, 'handoverClose', override === undefined ? ask : { ...ask, override })
  }
  return { api, packer, owner, id, parcelIds, scan, close }
}
