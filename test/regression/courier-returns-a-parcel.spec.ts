import type { CardDoc } from '@shared/shop/shop'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { TrackState } from '@shared/parcel/track-state'
import { followTrack } from '@shared/tracking/follow-track'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { addProduct } from '../../cloudfunctions/repo/products'
import { getShop } from '../../cloudfunctions/repo/shops'
import { getStock } from '../../cloudfunctions/repo/stock'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, parcelsIn } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

const line = { lineNo: 1, sku: 'A', title: 'A', spec: 'M', paidFen: 9900, ordered: 3, refunding: 0, refunded: 0 }

async function onTheWay() {
  const api = await createWorkingApi()
  await api.shelve('A', 10)
  const product = { sku: 'A', title: 'A', spec: 'M', barcode: '6900000065', priceFen: 9900, weightGrams: 300 }
  await addProduct(api.desk, { _id: 'demo_A', v: 1, ver: 1, shopId: 'demo', ...product, location: 'A-01-1-1' })
  const packer = await api.hire('packer')
  const auditor = await api.hire('auditor')
  await upsertOrder(api.desk, api.shop, anOrder('1', { lines: [line] }))
  await api.work()
  await api.call(auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  const [found] = parcelsIn(api.test)
  const shop = await getShop(api.desk, 'demo')
  if (!found || !shop) throw new Error('nothing was planned')
  const parcel = async (): Promise<ParcelDoc> => {
    const now = await getParcel(api.desk, found._id)
    if (!now) throw new Error('no parcel')
    return now
  }
  await changeParcel(api.desk, await parcel(), { goods: 'packed' })
  await handOverParcel(api.desk, shop, { parcelId: found._id, handoverId: 'h', by: 'p' })
  /** The courier's own word, complete each time. */
  const hear = async (states: readonly TrackState[]) => {
    const events = states.map((state, at) => ({ at, state, code: state, text: state }))
    const patch = followTrack(await parcel(), { waybillNo: 'Z1', courier: 'zto', events })
    if (patch) await changeParcel(api.desk, await parcel(), patch)
  }
  const scans = async (...states: TrackState[]) => {
    await api.work()
    await hear(states)
    await api.work()
  }
  const take = async (toShelf: boolean) => {
    const answer = await api.call(packer, 'parcelTakeHome', { parcelId: found._id, toShelf })
    await api.work()
    return answer
  }
  const cards = () => api.db.all<CardDoc>('cards').filter(({ kind }) => kind === 'coming-back')
  const shelf = () => getStock(api.desk, 'main_A')
  return { api, parcel, hear, scans, take, cards, shelf }
}

/** It stayed handed over for ever: nobody waited for it, and its goods were sold nowhere. */
it('has somebody wait for what the courier sends back, and puts its goods back only by his word', async () => {
  const at = await onTheWay()
  await at.scans('collected', 'delivering', 'returning')
  expect(await at.parcel()).toMatchObject({ goods: 'coming-back', bucket: 'problem' })
  expect(at.cards()).toMatchObject([{ state: 'open', facts: { orderId: 'demo_1' } }])
  expect(await at.shelf()).toMatchObject({ onHand: 7, free: 7 })
  await at.scans('collected', 'delivering', 'returning', 'returning')
  expect(await at.shelf()).toMatchObject({ onHand: 7, free: 7 })
  expect(await at.take(true)).toMatchObject({ ok: true })
  expect(await at.take(true)).toMatchObject({ refusal: 'wrong-state' })
  expect(await at.parcel()).toMatchObject({ goods: 'back', restock: 'done' })
  expect(at.cards()).toMatchObject([{ state: 'closed' }])
  expect(await at.shelf()).toMatchObject({ onHand: 10, free: 10 })
})

it('sells nothing again that came home broken', async () => {
  const at = await onTheWay()
  await at.scans('collected', 'returning')
  await at.take(false)
  expect(await at.parcel()).toMatchObject({ goods: 'back' })
  expect(await at.shelf()).toMatchObject({ onHand: 7, free: 7 })
})

it('waits no longer for a parcel that was taken in at the door after all', async () => {
  const at = await onTheWay()
  await at.scans('collected', 'returning')
  await at.scans('collected', 'returning', 'delivered')
  expect(await at.parcel()).toMatchObject({ goods: 'handed-over', track: 'delivered' })
  expect(at.cards()).toMatchObject([{ state: 'closed' }])
  expect(await at.take(true)).toMatchObject({ refusal: 'wrong-state' })
})

it('takes goods off the shelf even when they turn round before that was written down', async () => {
  const at = await onTheWay()
  await at.hear(['collected', 'returning'])
  await at.api.work()
  expect(await at.shelf()).toMatchObject({ onHand: 7, free: 7 })
  await at.take(true)
  expect(await at.shelf()).toMatchObject({ onHand: 10, free: 10 })
})

it('tells the platform of what has left, even when it is on its way home by then', async () => {
  const at = await onTheWay()
  await at.hear(['collected', 'returning'])
  await at.api.work()
  const told = [...at.api.source.shipping.values()].flatMap(({ parcels }) => parcels)
  expect(told.map(({ waybillNo }) => waybillNo)).toEqual([(await at.parcel()).waybillNo])
})
