import type { EffectDoc } from '@shared/effect/effect'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { decideGoods, decideVoid } from '@shared/parcel/decide-goods'
import type { CardDoc } from '@shared/shop/shop'
import { decideStop } from '@shared/parcel/decide-stop'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, NOON, orderIn, parcelsIn } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

jest.setTimeout(60_000)
const HOUR = 3_600_000
/** Paid so long ago that 48 hours are nearly over. */
const PAID_AT = NOON - 46 * HOUR

/** Orders on paper whose deadline is near, the owner and a packer. */
async function printed(nos: readonly string[], paidAt = PAID_AT) {
  const api = await createWorkingApi()
  await api.article('S1')
  await api.shelve('S1', 100)
  const owner = await api.hire('owner')
  const packer = await api.hire('packer')
  let tap = 0
  const print = async () => {
    await api.call(owner, 'printGo', { requestId: `print-0${++tap}`, merge: false })
    await api.work()
  }
  for (const no of nos) {
    const receiver = { ...anOrder(no).receiver, detail: `化龙镇桃源巷${no}号` }
    await upsertOrder(api.desk, api.shop, anOrder(no, { paidAt, placedAt: paidAt, receiver }))
  }
  await api.work()
  await print()
  const live = (no: string): ParcelDoc => {
    const found = parcelsIn(api.test).find(({ goods, orderIds }) => goods !== 'void' && orderIds.includes(`demo_${no}`))
    if (!found) throw new Error(`no parcel of ${no}`)
    return found
  }
  const handOver = async (no: string) => {
    const packed = decideGoods('pack', live(no), { at: 1, by: 'p', pickBeforePack: false })
    if (packed.ok) await changeParcel(api.desk, live(no), packed.value)
    const done = await handOverParcel(api.desk, api.shop, { parcelId: live(no)._id, handoverId: 'h', by: 'p' })
    expect(done.ok).toBe(true)
    await api.work()
  }
  const tearUp = async (no: string) => {
    const step = decideVoid(live(no), { at: api.clock.at, by: 'p' })
    if (step.ok) await changeParcel(api.desk, live(no), step.value)
    await api.work()
    await print()
  }
  const tell = async (...ids: readonly string[]) => {
    const orderIds = ids.map((no) => `demo_${no}`)
    const told = await api.must(owner, 'lateTell', { requestId: `early-0${++tap}`, orderIds })
    await api.work()
    return told
  }
  const there = (no: string) => api.source.shipping.get(`T${no}`)
  const uploadOf = async (no: string): Promise<OrderDoc['upload']> => (await orderIn(api.test, no)).upload
  const cards = () => api.db.all<CardDoc>('cards').filter(({ state }) => state === 'open')
  return { ...api, owner, packer, live, handOver, tearUp, tell, there, uploadOf, cards }
}

it('tells the platform before the van by the owner’s tap, once; the hand-over tells nothing again', async () => {
  const at = await printed(['1', '2'])
  const alerts = (await at.must(at.packer, 'deskShow', {})).alerts
  expect(alerts).toMatchObject([{ kind: 'late', facts: { count: 2 } }])
  const { orders } = await at.must(at.packer, 'lateList', {})
  expect(orders.map(({ platformNo, goods, why }) => [platformNo, goods, why])).toEqual([
    ['1', 'planned', undefined],
    ['2', 'planned', undefined],
  ])
  expect(await at.tell('1', '2')).toMatchObject({ told: 2, refused: 0 })
  expect(at.there('1')).toMatchObject({ mode: 'unified', finished: true, finishCount: 1 })
  expect(at.notices.sent).toEqual([])
  expect((await at.must(at.owner, 'lateList', {})).orders).toEqual([])
  expect((await at.must(at.owner, 'deskShow', {})).alerts).toEqual([])
  await at.handOver('1')
  expect(await at.uploadOf('1')).toEqual({ rev: 1, doneRev: 1 })
  expect(at.source.books).toEqual({ uploads: 2, doubles: 0, reships: 0 })
  expect((await at.must(at.owner, 'orderGet', { orderId: 'demo_1' })).history.map(({ kind }) => kind)).toContain(
    'told-early',
  )
})

it('is as good twice as once: the same tap, and another one', async () => {
  const at = await printed(['1'])
  const ask = { requestId: 'early-same', orderIds: ['demo_1'] }
  await at.must(at.owner, 'lateTell', ask)
  expect(await at.must(at.owner, 'lateTell', ask)).toMatchObject({ told: 1 })
  expect(await at.tell('1')).toMatchObject({ told: 1, refused: 0 })
  expect(at.live('1').rollRev).toBe(1)
  expect(at.source.books.uploads).toBe(1)
})

it('refuses what is not near its deadline, what a stop holds, and whoever is not the owner', async () => {
  const far = await printed(['1'], NOON - HOUR)
  expect((await far.must(far.owner, 'deskShow', {})).alerts).toEqual([])
  expect(await far.tell('1')).toMatchObject({ told: 0, refused: 1 })
  const at = await printed(['1'])
  const ask = { requestId: 'early-001', orderIds: ['demo_1'] }
  expect(await at.call(at.packer, 'lateTell', ask)).toMatchObject({ refusal: 'not-allowed' })
  const stop = { id: 's', orderId: 'demo_1', lineNos: [1], reason: 'refund', at: 1 } as const
  const step = decideStop(at.live('1'), stop)
  if (step.ok) await changeParcel(at.desk, at.live('1'), step.value)
  expect((await at.must(at.owner, 'lateList', {})).orders).toMatchObject([{ why: 'stopped' }])
  expect(await at.tell('1')).toMatchObject({ told: 0, refused: 1 })
  expect(at.source.books.uploads).toBe(0)
})

it('never tells of a parcel that is void before the write-back went', async () => {
  const at = await printed(['1'])
  await at.must(at.owner, 'lateTell', { requestId: 'early-001', orderIds: ['demo_1'] })
  await at.tearUp('1')
  expect(at.there('1')).toBeUndefined()
  expect(at.cards()).toEqual([])
  const shown = await at.must(at.owner, 'orderGet', { orderId: 'demo_1' })
  expect(shown.upload).toEqual({ wanted: false, done: false })
  await at.handOver('1')
  expect(at.there('1')?.parcels.map(({ waybillNo }) => waybillNo)).toEqual([at.live('1').waybillNo])
  expect(at.source.books).toEqual({ uploads: 1, doubles: 0, reships: 0 })
})

it('raises a card when a told label is void, waits for the owner with the new one, and re-ships once', async () => {
  const at = await printed(['1'])
  await at.tell('1')
  const former = at.live('1').waybillNo ?? ''
  await at.tearUp('1')
  expect(at.cards()).toMatchObject([
    { kind: 'told-void', facts: { orderId: 'demo_1', platformNo: '1', waybillNo: former } },
  ])
  expect((await at.must(at.owner, 'orderGet', { orderId: 'demo_1' })).upload).toMatchObject({ blocked: 'told-void' })
  expect(await at.call(at.owner, 'orderReship', { orderId: 'demo_1' })).toMatchObject({ refusal: 'not-blocked' })
  await at.handOver('1')
  expect(at.cards()).toMatchObject([{ kind: 'reship-needed', facts: { orderId: 'demo_1' } }])
  expect(at.there('1')?.parcels).toMatchObject([{ waybillNo: former }])
  expect((await at.must(at.owner, 'orderGet', { orderId: 'demo_1' })).upload).toMatchObject({ reship: true })
  expect(await at.call(at.packer, 'orderReship', { orderId: 'demo_1' })).toMatchObject({ refusal: 'not-allowed' })
  await at.must(at.owner, 'orderReship', { orderId: 'demo_1' })
  await at.work()
  expect(at.there('1')).toMatchObject({ finishCount: 2, parcels: [{ waybillNo: at.live('1').waybillNo }] })
  expect(at.cards()).toEqual([])
  expect(at.source.books).toEqual({ uploads: 2, doubles: 0, reships: 1 })
})

it('says that the one re-ship is spent when the second label is void as well', async () => {
  const at = await printed(['1'])
  await at.tell('1')
  await at.tearUp('1')
  await at.tell('1')
  await at.must(at.owner, 'orderReship', { orderId: 'demo_1' })
  await at.work()
  await at.tearUp('1')
  await at.handOver('1')
  expect(await at.uploadOf('1')).toMatchObject({ blocked: 'reship-used' })
  expect(at.source.books).toMatchObject({ uploads: 2, reships: 1 })
})

it('keeps the re-ship until everything is told of', async () => {
  const at = await printed(['1'])
  await at.tell('1')
  await at.tearUp('1')
  await at.tell('1')
  const parcel = await getParcel(at.desk, at.live('1')._id)
  if (!parcel) throw new Error('no parcel')
  await changeParcel(at.desk, parcel, { lines: parcel.lines.map((line) => ({ ...line, quantity: 1 })) })
  expect(await at.call(at.owner, 'orderReship', { orderId: 'demo_1' })).toMatchObject({ refusal: 'not-all-told' })
})

it('looks only when the former call has landed: a void must not be asked about while its write-back is in the air', async () => {
  const at = await printed(['1'])
  await at.tell('1')
  const effects = at.db.collection<EffectDoc>('effects')
  const former = { _id: 'shipping-upload_demo_1_1' }
  await effects.update(former, { $set: { state: 'calling', until: Number.MAX_SAFE_INTEGER } })
  await at.tearUp('1')
  expect(at.rows('shipping.upload').map(({ state }) => state)).toEqual(['calling', 'ready'])
  expect(at.cards()).toEqual([])
  await effects.update(former, { $set: { state: 'done' } })
  await at.work()
  expect(at.cards()).toMatchObject([{ kind: 'told-void' }])
})
