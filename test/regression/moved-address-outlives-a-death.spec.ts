import type { IncomingOrder } from '@shared/order/incoming'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { bucketOfParcel } from '@shared/parcel/bucket'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { getShop } from '../../cloudfunctions/repo/shops'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder } from '../support/desk'
import { planReady } from '../support/planned'
import { createWorkingApi } from '../support/working-api'

/**
 * A new address was written to the order, and the process died before the parcel heard of it. The parcel went to the old door: nothing
 * on it said which address it had been planned with.
 */
async function movedAndDied(become: Partial<ParcelDoc>) {
  const api = await createWorkingApi()
  await planReady(api.test, ['1'])
  const [planned] = api.db.all<ParcelDoc>('parcels')
  if (!planned) throw new Error('nothing was planned')
  const got = { waybill: 'got', waybillNo: 'Z1', copies: 1, ...become } as const
  await changeParcel(api.desk, planned, { ...got, bucket: bucketOfParcel({ ...planned, ...got }) })
  const dead = api.db.under({
    before: (collection) => {
      if (collection === 'parcels') throw new Error('died')
    },
  })
  const moved: IncomingOrder = anOrder('1', {
    version: 2,
    receiver: { ...anOrder('1').receiver, detail: '化龙镇桃源巷92号' },
  })
  await expect(upsertOrder({ ...api.desk, db: dead }, api.shop, moved)).rejects.toThrow('died')
  const parcel = async () => {
    const found = await getParcel(api.desk, planned._id)
    if (!found) throw new Error('no parcel')
    return found
  }
  return { api, parcel }
}

it('stops a printed parcel with the next audit', async () => {
  const { api, parcel } = await movedAndDied({ goods: 'packed' })
  await api.work()
  expect((await parcel()).stops).toMatchObject([{ reason: 'address-changed', orderId: 'demo_1' }])
})

it('calls a parcel back that has left', async () => {
  const { api, parcel } = await movedAndDied({ goods: 'handed-over' })
  await api.work()
  expect((await parcel()).intercept).toMatchObject({ state: 'wanted', reason: 'address-changed' })
})

it('does not let it into the van before that audit, and says why', async () => {
  const { api, parcel } = await movedAndDied({ goods: 'packed' })
  const shop = await getShop(api.desk, 'demo')
  if (!shop) throw new Error('no shop')
  const { _id: parcelId } = await parcel()
  const gone = await handOverParcel(api.desk, shop, { parcelId, handoverId: 'h', by: 'p' })
  expect(gone).toMatchObject({ refusal: 'address-changed' })
  expect((await parcel()).stops).toMatchObject([{ reason: 'address-changed' }])
})
