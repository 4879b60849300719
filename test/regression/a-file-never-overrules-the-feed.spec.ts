import type { IncomingOrder } from '@shared/order/incoming'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { learnLive } from '../../cloudfunctions/verbs/learn-live'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, createTestDesk, NOON, orderIn, parcelsIn, type TestDesk } from '../support/desk'
import { livePayment } from '../support/pile'
import { planned, planReady } from '../support/planned'

/** A file's version is the time of its import; the mall counts its own from 1. */
const file = (change: Partial<IncomingOrder> = {}) => anOrder('1', { source: 'import', version: NOON, ...change })
const fed = (version: number, change: Partial<IncomingOrder> = {}) => anOrder('1', { version, ...change })
const take = (at: TestDesk, incoming: IncomingOrder) => upsertOrder(at.desk, at.shop, incoming)

async function imported(): Promise<TestDesk> {
  const at = await createTestDesk()
  await take(at, file())
  return at
}

/** The two were compared as one number: each message of a mall that counts from 1 was older than any import, and was dropped. */
it('takes the mall’s word on an order that a file brought in, whatever it counts', async () => {
  const at = await imported()
  const receiver = { ...anOrder('1').receiver, detail: '化龙镇桃源巷92号' }
  expect(await take(at, fed(1, { status: 'refunding' }))).toBe('changed')
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'refunding', source: 'feed', sourceVersion: 1 })
  expect(await take(at, fed(3, { receiver }))).toBe('changed')
  expect(await take(at, fed(2, { status: 'cancelled' }))).toBe('older')
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'paid', addressRev: 1, sourceVersion: 3 })
})

it('keeps the stop of a refund that the mall told of, though a file of before it is imported later', async () => {
  const at = await planned(['1'])
  const [parcel] = parcelsIn(at)
  if (parcel) await changeParcel(at.desk, parcel, { waybill: 'got', waybillNo: 'Z1', copies: 1, goods: 'picked' })
  await take(at, fed(2, { status: 'refunding' }))
  expect(await take(at, file({ version: NOON + 600_000 }))).toBe('older')
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'refunding' })
  expect(parcelsIn(at)[0]?.stops).toMatchObject([{ reason: 'refund' }])
  expect(parcelsIn(at)[0]?.stops[0]).not.toHaveProperty('clearedAt')
})

it('knows an order for the mall’s own as soon as it has spoken of it, even to say the same', async () => {
  const at = await imported()
  expect(await take(at, fed(1))).toBe('unchanged')
  expect(await take(at, file({ version: NOON + 1, status: 'cancelled' }))).toBe('older')
})

it('takes no late word after a newer one that said what was known', async () => {
  const at = await createTestDesk()
  await take(at, fed(1))
  expect(await take(at, fed(3))).toBe('unchanged')
  expect(await take(at, fed(2, { status: 'refunding' }))).toBe('older')
})

it('lets a newer file change what a file brought in, but not what WeChat itself said of the money', async () => {
  const at = await imported()
  expect(await take(at, file({ version: NOON + 1, buyerRemark: '快点' }))).toBe('changed')
  expect(await take(at, file({ buyerRemark: '慢点' }))).toBe('older')
  await learnLive(at.desk, 'demo_1', { live: livePayment('1', 'refunded') })
  expect(await take(at, file({ version: NOON + 2, buyerRemark: '更快' }))).toBe('changed')
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'refunded', buyerRemark: '更快' })
  expect(await take(at, file({ version: NOON + 3, status: 'cancelled', buyerRemark: '更快' }))).toBe('changed')
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'cancelled' })
})

/** A back office exports a whole address in one cell; the mall has its columns. Nothing is torn for that. */
it('knows the same door though the mall spells it in another way', async () => {
  const at = await createTestDesk()
  const { name, phone, province, city, district, detail } = anOrder('1').receiver
  const whole = { name, phone, province: '', city: '', district: '', detail: `${province}${city}${district}${detail}` }
  await planReady(at, ['1'], { source: 'import', version: NOON, receiver: whole })
  expect(await take(at, fed(1))).toBe('unchanged')
  expect(await take(at, fed(2, { sellerMemo: '老客' }))).toBe('changed')
  expect(await orderIn(at, '1')).not.toHaveProperty('addressRev')
  expect(parcelsIn(at)).toMatchObject([{ goods: 'planned', stops: [] }])
  expect(await take(at, fed(3, { sellerMemo: '老客', receiver: { ...anOrder('1').receiver, name: '李四' } }))).toBe(
    'changed',
  )
  expect(parcelsIn(at)).toMatchObject([{ goods: 'void' }])
})
