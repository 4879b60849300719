import type { BatchAsk, BatchDoc } from '@shared/batch/batch'
import type { EffectDoc } from '@shared/effect/effect'
import { openParcelReceiver } from '../../cloudfunctions/verbs/receivers'
import { acceptFindings, holdOrder, unacceptFindings } from '../../cloudfunctions/verbs/accept'
import { changeCourierOf } from '../../cloudfunctions/verbs/change-courier'
import { fixAddress } from '../../cloudfunctions/verbs/fix-address'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { printStep } from '../../cloudfunctions/verbs/print'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { moveEffect } from '../../cloudfunctions/repo/effects'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import {
  anOrder,
  createTestDesk,
  holdAndAudit,
  NOON,
  orderIn,
  parcelsIn,
  takeInReady,
  type TestDesk,
} from '../support/desk'

const batchOf = (ask: BatchAsk, total: number): BatchDoc => ({
  _id: 'batch-01',
  v: 1,
  ver: 1,
  shopId: 'demo',
  ask,
  by: 'staff',
  state: 'open',
  cursor: 0,
  total,
  doneCount: 0,
  refusals: [],
  createdAt: NOON,
})
const print = async ({ desk }: TestDesk, nos: readonly string[], merge = true) => {
  const ids = nos.map((no) => `demo_${no}`)
  const printerIds = ['demo_kuaimai_P1', 'demo_kuaimai_P2']
  const batch = batchOf({ verb: 'print', orderIds: ids, printerIds, merge }, ids.length)
  return printStep(desk)({ batch, ids, offset: 0 })
}
const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1)
  return items[0] as T
}

it('takes an order in once, sealed, with its effects, and searchable by phone and tail', async () => {
  const test = await createTestDesk()
  expect(await upsertOrder(test.desk, test.shop, anOrder('1'))).toBe('added')
  expect(await upsertOrder(test.desk, test.shop, anOrder('1', { version: 2 }))).toBe('unchanged')
  const order = await orderIn(test, '1')
  expect(JSON.stringify(order)).not.toMatch(/15711299801|吕洋/)
  expect(order).toMatchObject({ state: 'new', bucket: 'to-audit', masked: { phoneTail: '9801', district: '番禺区' } })
  expect(order.find).toContain(test.desk.seal.find('tail', '9801'))
  expect(test.db.all<EffectDoc>('effects').map(({ kind }) => kind)).toContain('stock.hold')
})

it('lets a higher version win and a lower one never', async () => {
  const test = await createTestDesk()
  await upsertOrder(test.desk, test.shop, anOrder('1', { version: 5, status: 'unpaid' }))
  expect(await upsertOrder(test.desk, test.shop, anOrder('1', { version: 6 }))).toBe('changed')
  expect(await upsertOrder(test.desk, test.shop, anOrder('1', { version: 4, status: 'cancelled' }))).toBe('older')
  expect((await orderIn(test, '1')).platformStatus).toBe('paid')
})

it('refuses an exchange of goods once stock is held', async () => {
  const test = await createTestDesk()
  await takeInReady(test, '1')
  const lines = anOrder('1').lines.map((line) => ({ ...line, ordered: 9 }))
  expect(await upsertOrder(test.desk, test.shop, anOrder('1', { version: 2, lines }))).toBe('conflict')
})

it('plans orders to one door into one parcel, in the slot and on the printer of its place, once', async () => {
  const test = await createTestDesk()
  for (const no of ['1', '2']) await takeInReady(test, no)
  expect(await print(test, ['1', '2'])).toEqual([])
  expect(await print(test, ['1', '2'])).toEqual([])
  const parcel = only(parcelsIn(test))
  expect(parcel).toMatchObject({ orderIds: ['demo_1', 'demo_2'], waybill: 'asked', courier: 'zto', slot: 1 })
  expect(parcel.lines.map((line) => line.quantity)).toEqual([2, 2])
  expect(parcel.printWish?.printerId).toBe('demo_kuaimai_P1')
  expect(openParcelReceiver(test.desk.seal, parcel).phone).toBe('15711299801')
  expect((await orderIn(test, '2')).lines[0]?.planned).toBe(2)
})

it('plans each on its own without merge, and names what cannot be planned', async () => {
  const test = await createTestDesk()
  await takeInReady(test, '1')
  await takeInReady(test, '2', { buyerRemark: '不要中通圆通顺丰' })
  await takeInReady(test, '3', { buyerRemark: '尺码换成L' })
  const refusals = await print(test, ['1', '2', '3', '4'], false)
  expect([...refusals].sort((a, b) => a.id.localeCompare(b.id))).toEqual([
    { id: 'demo_2', refusal: 'avoided' },
    { id: 'demo_3', refusal: 'not-ready', detail: 'held' },
    { id: 'demo_4', refusal: 'not-found' },
  ])
  expect(only(parcelsIn(test)).orderIds).toEqual(['demo_1'])
})

it('finishes a parcel whose worker died between the claim and the parcel', async () => {
  const test = await createTestDesk()
  await takeInReady(test, '1')
  await print(test, ['1'])
  const planned = only(parcelsIn(test))
  await test.db.collection('parcels').remove({ _id: planned._id })
  await print(test, ['1'])
  expect(only(parcelsIn(test))).toMatchObject({ _id: planned._id, lines: planned.lines })
})

it('accepts fixes, never stops, and takes the word back until something is planned', async () => {
  const test = await createTestDesk()
  expect(await takeInReady(test, '1', { sellerMemo: '先别发' })).toMatchObject({ state: 'held', bucket: 'held' })
  expect(await acceptFindings(test.desk, 'demo_1', { by: 's' })).toMatchObject({
    value: { state: 'ready', bucket: 'to-print' },
  })
  expect(await unacceptFindings(test.desk, 'demo_1', { by: 's' })).toMatchObject({ value: { state: 'held' } })
  await takeInReady(test, '2', { receiver: { ...anOrder('2').receiver, phone: '' } })
  expect(await acceptFindings(test.desk, 'demo_2', { by: 's' })).toMatchObject({ refusal: 'cannot-accept' })
  expect(await holdOrder(test.desk, 'demo_1', { by: 's', on: true })).toMatchObject({ value: { heldBy: 's' } })
})

it('takes a mended address and audits anew; an incomplete one is refused with what is missing', async () => {
  const test = await createTestDesk()
  const bad = { ...anOrder('1').receiver, phone: '' }
  await takeInReady(test, '1', { receiver: bad })
  expect(await fixAddress(test.desk, 'demo_1', { receiver: bad, by: 's' })).toMatchObject({ refusal: 'incomplete' })
  const fixed = await fixAddress(test.desk, 'demo_1', { receiver: anOrder('1').receiver, by: 's' })
  expect(fixed.ok && fixed.value.auditedAt).toBeUndefined()
  expect(await holdAndAudit(test, '1')).toMatchObject({ state: 'ready', masked: { phoneTail: '9801' } })
})

it('stops the lines of a refund on a printed parcel, and lifts the stop when the refund is withdrawn', async () => {
  const test = await createTestDesk()
  await takeInReady(test, '1')
  await print(test, ['1'])
  await changeParcel(test.desk, only(parcelsIn(test)), { waybill: 'got', waybillNo: 'Z1', copies: 1, goods: 'packed' })
  await upsertOrder(test.desk, test.shop, anOrder('1', { version: 2, status: 'refunding' }))
  expect(only(parcelsIn(test)).stops).toMatchObject([{ reason: 'refund', lineNos: [1] }])
  const ask = { parcelId: only(parcelsIn(test))._id, handoverId: 'h', by: 's' }
  expect(await handOverParcel(test.desk, test.shop, ask)).toMatchObject({ refusal: 'stopped' })
  await upsertOrder(test.desk, test.shop, anOrder('1', { version: 3 }))
  expect(await handOverParcel(test.desk, test.shop, ask)).toMatchObject({ ok: true, value: { goods: 'handed-over' } })
  expect(await handOverParcel(test.desk, test.shop, ask)).toMatchObject({ ok: true })
})

it('voids an untouched parcel whose address changed, and stops a printed one', async () => {
  const test = await createTestDesk()
  for (const no of ['1', '2']) await takeInReady(test, no)
  await print(test, ['1', '2'], false)
  const printed = parcelsIn(test).find(({ orderIds }) => orderIds.includes('demo_2'))
  if (!printed) throw new Error('no parcel')
  await changeParcel(test.desk, printed, { copies: 1 })
  const receiver = { ...anOrder('1').receiver, detail: '化龙镇桃源巷92号' }
  for (const no of ['1', '2']) await upsertOrder(test.desk, test.shop, anOrder(no, { version: 2, receiver }))
  const ofOrder = (no: string) => parcelsIn(test).find(({ orderIds }) => orderIds.includes(`demo_${no}`))
  expect(ofOrder('1')).toMatchObject({ goods: 'void', waybill: 'voiding' })
  expect(ofOrder('2')).toMatchObject({ goods: 'planned', stops: [{ reason: 'address-changed' }] })
})

it('changes the courier only after the partner refused, and wakes the refused row with the new ask', async () => {
  const test = await createTestDesk()
  await takeInReady(test, '1')
  await print(test, ['1'])
  const parcel = only(parcelsIn(test))
  const word = { courier: 'yto', by: 's' } as const
  expect(await changeCourierOf(test.desk, parcel._id, word)).toMatchObject({ refusal: 'unsettled' })
  const row = () => test.db.all<EffectDoc>('effects').find(({ kind }) => kind === 'waybill.create')
  for (const to of ['calling', 'refused'] as const) {
    const now = row()
    if (now) await moveEffect(test.desk, now, { to })
  }
  expect(await changeCourierOf(test.desk, parcel._id, word)).toMatchObject({ ok: true })
  expect(row()).toMatchObject({ state: 'ready', account: 'demo_kdniao_yto' })
  expect(only(parcelsIn(test)).ship.askHash).toBe(row()?.askHash)
})
