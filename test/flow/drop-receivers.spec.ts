import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { bucketOfParcel } from '@shared/parcel/bucket'
import { decideGoods } from '@shared/parcel/decide-goods'
import { followTrack } from '@shared/tracking/follow-track'
import { SCHEMA, type CollectionName } from '../../config/schema'
import { dropReceivers } from '../../cloudfunctions/care/drop-receivers'
import { reseal } from '../../cloudfunctions/care/reseal'
import { createSeal } from '../../cloudfunctions/cloud/crypto'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { fixAddress } from '../../cloudfunctions/verbs/fix-address'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn, parcelsIn } from '../support/desk'
import { createWorkingApi, type WorkingApi } from '../support/working-api'

jest.setTimeout(60_000)
const DAY = 86_400_000
const DAYS = 180

const FIRST = {
  name: '欧阳娜娜',
  phone: '15790817263',
  province: '广东省',
  city: '广州市',
  district: '番禺区',
  detail: '化龙镇翠柳巷91号',
}
const MOVED = { ...FIRST, detail: '石楼镇银杏街38号', phone: '13364738291' }
const WORDS = ['欧阳', '娜娜', '1579081', '7263', '1336473', '8291', '翠柳巷', '银杏街', '番禺']

type Shop = WorkingApi & { readonly owner: string }
const all = ({ db }: Pick<WorkingApi, 'db'>) =>
  (Object.keys(SCHEMA) as CollectionName[]).flatMap((name) =>
    db.all<{ readonly _id: string }>(name).map((doc) => `${name} ${JSON.stringify(doc)}`),
  )
const holding = (shop: Shop, words: readonly string[]) =>
  all(shop).filter((text) => words.some((word) => word !== '' && text.includes(word)))

/** Two orders, the first of which has moved once: printed, in the van, at the door; the last word is the courier's. */
async function delivered(nos: readonly string[]): Promise<Shop> {
  const api = await createWorkingApi()
  await api.article('S1')
  await api.shelve('S1', 100)
  const owner = await api.hire('owner')
  for (const no of nos)
    await upsertOrder(
      api.desk,
      api.shop,
      anOrder(no, { receiver: FIRST, buyerRemark: `打 ${FIRST.phone}`, sellerMemo: '欧阳是老客' }),
    )
  await api.work()
  await fixAddress(api.desk, `demo_${nos[0]}`, { receiver: MOVED, by: 's' })
  await api.work()
  for (const no of nos) await api.call(owner, 'auditApprove', { orderId: `demo_${no}` })
  await api.work()
  await api.must(owner, 'printGo', { requestId: 'print-01', merge: false })
  await api.work()
  for (const { _id } of parcelsIn(api.test)) {
    const now = async () => (await getParcel(api.desk, _id)) as ParcelDoc
    const packed = decideGoods('pack', await now(), { at: api.clock.at, by: 'p', pickBeforePack: false })
    if (packed.ok) await changeParcel(api.desk, await now(), packed.value)
    await handOverParcel(api.desk, api.shop, { parcelId: _id, handoverId: 'h', by: 'p' })
    await api.work()
    const parcel = await now()
    const said = { at: api.clock.at, state: 'delivered', code: '3', text: `已签收，欧阳本人，${FIRST.phone}` } as const
    const heard = { waybillNo: parcel.waybillNo ?? '', courier: parcel.courier, events: [said] }
    const step = followTrack(parcel, heard)
    if (step) await changeParcel(api.desk, parcel, step)
  }
  await api.work()
  return { ...api, owner }
}
const sweep = (shop: Shop) => dropReceivers({ ...shop.desk, files: shop.files }, DAYS)

it('leaves nothing of a receiver in any collection, 180 days after the last that happened, and not a day before', async () => {
  const shop = await delivered(['1', '2'])
  const orders = ['1', '2'].map((no) => orderIn(shop.test, no))
  const secrets = (await Promise.all(orders)).flatMap(({ receiver, receiverRaw, find, mergeKey, cameAs = '' }) => [
    ...find,
    ...[receiver, receiverRaw, mergeKey, cameAs],
  ])
  const sealed = parcelsIn(shop.test).map(({ ship }) => ship.receiver)
  expect(holding(shop, WORDS).length).toBeGreaterThan(3)
  const doneAt = shop.clock.at
  shop.clock.at = doneAt + (DAYS - 1) * DAY
  expect(await sweep(shop)).toBe(0)
  expect((await orderIn(shop.test, '1')).masked.name).toBe('欧*')
  shop.clock.at = doneAt + (DAYS + 1) * DAY
  expect(await sweep(shop)).toBe(2)
  expect(holding(shop, [...WORDS, ...secrets, ...sealed])).toEqual([])
  expect((await orderIn(shop.test, '1')).masked).toMatchObject({ province: '广东省', city: '广州市', district: '' })
  expect(await sweep(shop)).toBe(0)
})

it('takes the pictures of the box away with the label that they show, and keeps their ids', async () => {
  const shop = await delivered(['1'])
  const [parcel] = parcelsIn(shop.test)
  if (!parcel) throw new Error('no parcel')
  const fileId = 'cloud://e.b/photos/event-1.jpg'
  shop.stored.set(fileId, Buffer.from('jpeg'))
  const mark = { at: 1, seq: 1, by: 'p' }
  await changeParcel(shop.desk, parcel, { photos: { 'event-1': { ...mark, fileId }, 'event-2': mark } })
  shop.clock.at += (DAYS + 1) * DAY
  await sweep(shop)
  expect(shop.stored.size).toBe(0)
  expect(parcelsIn(shop.test)[0]?.photos).toEqual({
    'event-1': { ...mark, undone: true },
    'event-2': { ...mark, undone: true },
  })
  const ask = { parcelId: parcel._id, photoId: 'event-1' }
  expect(await shop.call(shop.owner, 'photoShow', ask)).toMatchObject({ refusal: 'not-found' })
})

it('says so wherever somebody looks for him, instead of failing', async () => {
  const shop = await delivered(['1'])
  shop.clock.at += (DAYS + 1) * DAY
  await sweep(shop)
  const orderId = 'demo_1'
  const [parcel] = parcelsIn(shop.test)
  const parcelId = parcel?._id ?? ''
  const { orders } = await shop.must(shop.owner, 'orderList', { find: '1' })
  expect(orders).toMatchObject([{ id: orderId, name: '', goneDays: DAYS }])
  expect((await shop.must(shop.owner, 'orderList', { find: FIRST.phone })).orders).toEqual([])
  expect(await shop.must(shop.owner, 'orderGet', { orderId })).toMatchObject({ receiverGone: { days: DAYS } })
  const gone = { refusal: 'receiver-gone' }
  expect(await shop.call(shop.owner, 'orderReveal', { orderId })).toMatchObject(gone)
  const reprint = { requestId: 'reprint-1', parcelId, reason: '面单坏了' }
  expect(await shop.call(shop.owner, 'copyReprint', reprint)).toMatchObject(gone)
  expect(await shop.call(shop.owner, 'labelShow', { parcelId })).toMatchObject(gone)
})

it('does not take him in again from an old file, and seals nothing where nothing is', async () => {
  const shop = await delivered(['1'])
  shop.clock.at += (DAYS + 1) * DAY
  await sweep(shop)
  expect(await upsertOrder(shop.desk, shop.shop, anOrder('1', { receiver: FIRST, version: 99 }))).toBe('older')
  const keys = (letter: string, name: string) => `${name}:${Buffer.alloc(32, letter).toString('base64')}`
  const seal = createSeal(`${keys('n', 'k2')},${keys('d', 'k1')}`, keys('f', 'k1'))
  expect(await reseal({ ...shop.desk, seal })).toBe(true)
  expect((await orderIn(shop.test, '1')).receiver).toBe('')
})

it('keeps the receiver of what somebody still has to do something with, and looks again later', async () => {
  const shop = await delivered(['1'])
  const [parcel] = parcelsIn(shop.test)
  if (!parcel) throw new Error('no parcel')
  await changeParcel(shop.desk, parcel, { track: 'problem', bucket: bucketOfParcel({ ...parcel, track: 'problem' }) })
  shop.clock.at += (DAYS + 1) * DAY
  expect(await sweep(shop)).toBe(0)
  expect((await orderIn(shop.test, '1')).keptSince).toBe(shop.clock.at)
})

it('keeps a shared parcel’s receiver until the last of its orders is done', async () => {
  const shop = await delivered(['1', '2'])
  const [one, two] = parcelsIn(shop.test)
  if (!one || !two) throw new Error('no parcels')
  await changeParcel(shop.desk, one, { orderIds: ['demo_1', 'demo_2'] })
  await changeParcel(shop.desk, two, { bucket: 'problem' })
  shop.clock.at += (DAYS + 1) * DAY
  await sweep(shop)
  const shared = await getParcel(shop.desk, one._id)
  const gone = shop.db.all<OrderDoc>('orders').map(({ receiverGone }) => receiverGone !== undefined)
  expect([gone, shared?.ship.receiver === '']).toEqual([[true, false], false])
})
