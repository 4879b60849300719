import { addTallies, EMPTY_TALLY } from '@shared/audit/dry-tally'
import { DEFAULT_AUDIT, type AuditSettings } from '@shared/audit/settings'
import type { BatchDoc } from '@shared/batch/batch'
import type { OrderDoc } from '@shared/order/order'
import { watchDeadlines } from '../../cloudfunctions/care/deadlines'
import { addProduct } from '../../cloudfunctions/repo/products'
import { getShop } from '../../cloudfunctions/repo/shops'
import { reauditStep } from '../../cloudfunctions/verbs/re-audit'
import { createTestApi } from '../support/api'
import { anOrder, NOON, orderIn, takeInReady } from '../support/desk'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const settings = (change: Partial<AuditSettings>): AuditSettings => ({ ...DEFAULT_AUDIT, ...change })
async function shop() {
  const api = await createTestApi()
  const known = {
    _id: 'demo_S1',
    v: 1,
    ver: 1,
    shopId: 'demo',
    sku: 'S1',
    title: '卫衣',
    spec: 'M',
    barcode: '',
  } as const
  await addProduct(api.desk, { ...known, priceFen: 9900, weightGrams: 500, location: '' })
  return { api, owner: await api.hire('owner') }
}
async function shopWithOrders() {
  const { api, owner } = await shop()
  await takeInReady(api.test, 'plain')
  await takeInReady(api.test, 'hurry', { buyerRemark: '尽快' })
  await takeInReady(api.test, 'memo', { sellerMemo: '送杯子' })
  await takeInReady(api.test, 'old', { buyerRemark: '尽快', placedAt: NOON - 31 * DAY, paidAt: NOON })
  return { api, owner }
}

it('tells the rules and what the shop has set, to the owner and the auditor', async () => {
  const { api, owner } = await shopWithOrders()
  const value = await api.must(owner, 'auditSettingsGet', {})
  expect(value.settings).toEqual(DEFAULT_AUDIT)
  expect(value.rules.find(({ id }) => id === 'deadline')).toMatchObject({
    severity: 'note',
    question: '快到、过了发货时限吗',
  })
  expect(await api.call(await api.hire('packer'), 'auditSettingsGet', {})).toMatchObject({ refusal: 'not-allowed' })
  expect(await api.call(await api.hire('auditor'), 'auditSettingsGet', {})).toMatchObject({ ok: true })
})

it('says of the last 30 days what settings would hold and let go, and changes nothing', async () => {
  const { api, owner } = await shopWithOrders()
  const before = JSON.stringify([api.db.all('orders'), api.db.all('shops'), api.db.all('effects')])
  const levels = { 'remark-hurry': 'hold', 'seller-memo': 'off' } as const
  const { tally, cursor } = await api.must(owner, 'auditDryRun', { settings: settings({ levels }) })
  expect(cursor).toBeUndefined()
  expect(tally).toMatchObject({ orders: 3, heldBefore: 1, heldAfter: 1, held: 1, released: 1 })
  expect(tally.heldExamples).toMatchObject([{ platformNo: 'hurry', name: '吕*', reason: '买家着急' }])
  expect(tally.releasedExamples).toMatchObject([{ platformNo: 'memo', reason: '商家有备注' }])
  expect(JSON.stringify(tally)).not.toMatch(/吕洋|15711299801|桃源巷/)
  expect(JSON.stringify([api.db.all('orders'), api.db.all('shops'), api.db.all('effects')])).toBe(before)
  expect(api.pokes.count).toBe(0)
})

it('goes through a large month by parts, each order once', async () => {
  const { api, owner } = await shop()
  const first = await takeInReady(api.test, 'x', { buyerRemark: '尽快' })
  const many = 1345
  for (let n = 1; n < many; n++) {
    const doc: OrderDoc = { ...first, _id: `demo_${n}`, mergeKey: `k${n}`, placedAt: NOON - Math.floor(n / 3) * 1000 }
    await api.db.collection<OrderDoc>('orders').add(doc)
  }
  const asked = { settings: settings({ levels: { 'remark-hurry': 'hold' } }) }
  let sum = EMPTY_TALLY
  let cursor: string | undefined
  let parts = 0
  do {
    const part = await api.must(owner, 'auditDryRun', { ...asked, ...(cursor ? { cursor } : {}) })
    sum = addTallies(sum, part.tally)
    cursor = part.cursor
    parts += 1
  } while (cursor !== undefined)
  expect([parts, sum.orders, sum.held, sum.released]).toEqual([2, many, many, 0])
})

it('opens receivers only for a question that the stored answers cannot tell', async () => {
  const { api, owner } = await shop()
  await takeInReady(api.test, 'dot', { receiver: { ...anOrder('').receiver, detail: '化龙镇桃源巷91号·2楼' } })
  const { tally } = await api.must(owner, 'auditDryRun', { settings: settings({ forbidden: '·' }) })
  expect(tally).toMatchObject({ held: 1, heldExamples: [{ reason: '去掉了 ·' }] })
  expect(JSON.stringify(tally)).not.toMatch(/桃源巷/)
})

it('finds twins and companions of the month as the audit did', async () => {
  const { api, owner } = await shop()
  await takeInReady(api.test, 'a')
  await takeInReady(api.test, 'b', { placedAt: NOON - 7_200_000 + 25 * 60_000 })
  const levels = { 'duplicate-order': 'hold' } as const
  const held = async (duplicateWithinMinutes: number) =>
    (await api.must(owner, 'auditDryRun', { settings: settings({ levels, duplicateWithinMinutes }) })).tally.held
  expect([await held(20), await held(30)]).toEqual([0, 2])
})

it('stores settings and puts every question anew to the open orders, keeping what was accepted', async () => {
  const { api, owner } = await shopWithOrders()
  const levels = { 'remark-hurry': 'hold' } as const
  const saved = await api.must(owner, 'auditSettingsSave', { requestId: 'request-1', settings: settings({ levels }) })
  expect(saved).toMatchObject({ reaudited: 4, settings: { levels } })
  expect(await getShop(api.desk, 'demo')).toMatchObject({ v: 2, audit: { levels } })
  const [batch] = api.db.all<BatchDoc>('batches')
  if (!batch || batch.ask.verb !== 're-audit') throw new Error('no batch')
  const before = await orderIn(api.test, 'hurry')
  expect(await reauditStep(api.desk)({ batch, ids: batch.ask.orderIds, offset: 0 })).toEqual([])
  const after = await orderIn(api.test, 'hurry')
  expect(after).toMatchObject({ auditRev: before.auditRev + 1, state: 'ready' })
  expect(after.auditedAt).toBeUndefined()
  expect(api.db.all<{ _id: string }>('effects').map(({ _id }) => _id)).toContain(
    `order-audit_demo_hurry_${after.auditRev}`,
  )
})

it('refuses settings out of bounds by their field', async () => {
  const { api, owner } = await shopWithOrders()
  const wrong = { requestId: 'request-1', settings: { ...DEFAULT_AUDIT, manyPieces: -1, levels: { nonsense: 'off' } } }
  expect(await api.raw(owner, 'audit-settings.save', wrong)).toMatchObject({
    refusal: 'bad-input',
    detail: 'settings.levels,settings.manyPieces',
  })
})

it('asks again who can carry an order when a courier account comes or goes', async () => {
  const { api, owner } = await shopWithOrders()
  await takeInReady(api.test, 'wish', { buyerRemark: '请发京东' })
  const fields = { courier: 'jd', label: '京东', on: true, pickupAt: 1020 } as const
  await api.must(owner, 'courierSave', fields)
  expect(api.db.all<BatchDoc>('batches').map(({ ask }) => ask)).toEqual([{ verb: 're-audit', orderIds: ['demo_wish'] }])
  await api.must(owner, 'courierSave', { ...fields, label: '京东快递' })
  expect(api.db.all('batches')).toHaveLength(1)
})

it('tells of a deadline that comes near after the audit, once, and holds by it when the shop wants so', async () => {
  const { api } = await shopWithOrders()
  const demo = await getShop(api.desk, 'demo')
  if (!demo) throw new Error('no shop')
  expect(await watchDeadlines(api.desk, demo)).toBe(0)
  api.clock.at = NOON + 42 * HOUR
  expect(await watchDeadlines(api.desk, demo)).toBe(4)
  expect(await watchDeadlines(api.desk, demo)).toBe(0)
  expect((await orderIn(api.test, 'plain')).findings).toMatchObject([{ code: 'deadline', reason: '快到发货时限' }])
  const audit = settings({ levels: { deadline: 'hold' } })
  expect(await watchDeadlines(api.desk, { ...demo, audit })).toBe(4)
  expect(await orderIn(api.test, 'plain')).toMatchObject({ state: 'held', bucket: 'held' })
})
