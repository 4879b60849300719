import { getBatch } from '../../cloudfunctions/repo/batches'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { createWorkingApi, type WorkingApi } from '../support/working-api'

const NO_DOOR = { ...anOrder('1').receiver, detail: '' }
const GOOD = { name: '吕洋', phone: '15711299801', province: '广东省', city: '广州市', district: '番禺区' }
const ANSWER = { orderId: 'demo_1', ...GOOD, detail: '化龙镇桃源巷92号' }

type Incoming = Parameters<typeof anOrder>[1]

async function shopWith(nos: readonly string[], order: Incoming = { receiver: NO_DOOR }) {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  await api.article('S1')
  for (const no of nos) await upsertOrder(api.desk, api.shop, anOrder(no, order))
  await api.work()
  return { ...api, auditor: await api.hire('auditor') }
}
/** The platform says something new of an order. */
const hear = (api: WorkingApi, no: string, news: Incoming) =>
  upsertOrder(api.desk, api.shop, anOrder(no, { receiver: NO_DOOR, version: 9, ...news }))
const asks = (api: Awaited<ReturnType<typeof shopWith>>) => api.must(api.auditor, 'auditAsks', {})

it('sends no question into a refund, says so to the buyer, and asks when told to once the refund is withdrawn', async () => {
  const api = await shopWith(['1'])
  await api.must('O1', 'buyerSubscribe', { templateIds: ['demo-address'] })
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', code: 'address-incomplete' })
  await hear(api, '1', { status: 'refunding' })
  await api.work()
  expect(api.notices.sent).toEqual([])
  expect((await asks(api)).orders).toEqual([])
  expect((await api.must('O1', 'buyerParcels', {})).parcels).toMatchObject([{ stage: 'refunding' }])
  expect(await api.call('O1', 'buyerFixAddress', ANSWER)).toMatchObject({ refusal: 'refunding' })
  const ask = { requestId: 'ask-request-2', orderId: 'demo_1' }
  expect(await api.call(api.auditor, 'auditAsk', ask)).toMatchObject({ refusal: 'no-question' })

  await hear(api, '1', { status: 'paid', version: 10 })
  await api.work()
  expect((await asks(api)).counts).toMatchObject({ waiting: 0, cards: 1 })
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request-3', orderId: 'demo_1' })
  await api.work()
  expect(api.notices.sent).toEqual(['O1 demo-address'])
  expect((await asks(api)).counts).toMatchObject({ waiting: 1, cards: 0 })
})

it('takes one of two answers that come at once, whole, and refuses the other', async () => {
  const api = await shopWith(['1'])
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', orderId: 'demo_1' })
  await api.work()
  const other = { ...ANSWER, detail: '化龙镇桃源巷7号' }
  const answers = await Promise.all([ANSWER, other].map((answer) => api.call('O1', 'buyerFixAddress', answer)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual(expect.objectContaining({ refusal: 'answered-already' }))
  const won = answers[0]?.ok ? ANSWER : other
  await api.work()
  const opened = await api.must(api.auditor, 'orderReveal', { orderId: 'demo_1' })
  expect(opened.detail).toBe(won.detail)
  const order = await orderIn(api.test, '1')
  expect(order).toMatchObject({ state: 'ready', addressAsk: { state: 'settled', settledBy: 'buyer' } })
  expect(order.history.filter(({ kind }) => kind === 'address-fixed')).toHaveLength(1)
})

it('opens nothing by a link that is forged, another buyer’s, or over', async () => {
  const api = await shopWith(['1'])
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', orderId: 'demo_1' })
  await api.work()
  for (const orderId of ['demo_2', 'x', "demo_1' or 1", 'other_1'])
    expect(await api.call('O1', 'buyerFixAddress', { ...ANSWER, orderId })).toMatchObject({ refusal: 'not-found' })
  expect(await api.call('O2', 'buyerFixAddress', ANSWER)).toMatchObject({ refusal: 'not-found' })
  expect((await api.must('O2', 'buyerParcels', {})).parcels).toEqual([])
  await hear(api, '1', { status: 'cancelled' })
  await api.work()
  expect((await api.must('O1', 'buyerParcels', {})).parcels).toMatchObject([{ stage: 'cancelled' }])
  expect(await api.call('O1', 'buyerFixAddress', ANSWER)).toMatchObject({ refusal: 'order-cancelled' })
  expect(await api.call(api.auditor, 'auditFixAddress', ANSWER)).toMatchObject({ refusal: 'order-cancelled' })
  expect((await orderIn(api.test, '1')).state).toBe('cancelled')
})

it('asks a buyer once when two of the staff tap the same cause at once', async () => {
  const api = await shopWith(['1', '2'])
  await api.must('O1', 'buyerSubscribe', { templateIds: ['demo-address'] })
  const owner = await api.hire('owner')
  const code = 'address-incomplete' as const
  const taps = await Promise.all([
    api.must(api.auditor, 'auditAsk', { requestId: 'tap-of-auditor', code }),
    api.must(owner, 'auditAsk', { requestId: 'tap-of-owner', code }),
  ])
  expect(taps).toMatchObject([
    { asked: 2, refused: 0 },
    { asked: 2, refused: 0 },
  ])
  await api.work()
  expect(api.notices.sent).toEqual(['O1 demo-address'])
  expect(await orderIn(api.test, '1')).toMatchObject({ addressAsk: { rev: 1, state: 'sent' } })
})

it('keeps a card’s way per order: to share, shared, answered', async () => {
  const api = await shopWith(['1', '2'])
  const shared = { orderId: 'demo_1' }
  expect(await api.call(api.auditor, 'auditShared', shared)).toMatchObject({ refusal: 'no-question' })
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', code: 'address-incomplete' })
  await api.work()
  expect(await asks(api)).toMatchObject({ counts: { cards: 2, waiting: 0 } })
  const { causes } = await api.must(api.auditor, 'auditList', {})
  expect(causes).toMatchObject([{ code: 'address-incomplete', count: 2, unasked: 0 }])
  await api.must(api.auditor, 'auditShared', shared)
  await api.must(api.auditor, 'auditShared', shared)
  const { orders, counts } = await asks(api)
  expect(counts).toEqual({ cards: 1, wanted: 0, waiting: 1, answered: 0 })
  expect(orders.map(({ id, ask }) => [id, ask?.state])).toEqual([
    ['demo_2', 'not-sent'],
    ['demo_1', 'shared'],
  ])
  expect((await orderIn(api.test, '1')).history.filter(({ kind }) => kind === 'card-shared')).toHaveLength(1)

  await api.must('O1', 'buyerFixAddress', ANSWER)
  await api.must(api.auditor, 'auditFixAddress', { ...ANSWER, orderId: 'demo_2' })
  await api.work()
  const after = await asks(api)
  expect(after.counts).toEqual({ cards: 0, wanted: 0, waiting: 0, answered: 1 })
  expect(after.orders).toMatchObject([{ id: 'demo_1', state: 'ready', ask: { state: 'settled', byBuyer: true } }])
  expect(await api.call(api.auditor, 'auditShared', shared)).toMatchObject({ refusal: 'no-question' })
  await api.must(api.auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  expect((await asks(api)).orders).toEqual([])
})

it('accepts a cause of which some have changed since: what may go goes, nothing else is freed, undo takes back what went', async () => {
  const nos = Array.from({ length: 104 }, (_, index) => String(200 + index))
  const memo = { sellerMemo: '先别发' }
  const api = await shopWith(nos, memo)
  const tap = { requestId: 'accept-104', code: 'seller-memo' as const }
  expect(await api.must(api.auditor, 'auditAccept', tap)).toMatchObject({ accepted: 104 })
  await upsertOrder(api.desk, api.shop, anOrder('200', { ...memo, version: 9, status: 'refunding' }))
  await upsertOrder(api.desk, api.shop, anOrder('201', { version: 9 }))
  await upsertOrder(api.desk, api.shop, anOrder('202', { ...memo, version: 9, status: 'cancelled' }))
  await api.work()
  const batch = await getBatch(api.desk, 'accept-104')
  expect(batch).toMatchObject({ state: 'done', cursor: 104 })
  const states = await Promise.all(['200', '201', '202', '203'].map(async (no) => (await orderIn(api.test, no)).state))
  expect(states).toEqual(['held', 'ready', 'cancelled', 'ready'])
  await api.must(api.auditor, 'auditUndoBatch', { requestId: 'undo-accept-104', batchId: 'accept-104' })
  await api.work()
  const left = await api.must(api.auditor, 'auditList', {})
  expect(left.causes).toContainEqual(expect.objectContaining({ code: 'seller-memo', count: 102 }))
  expect((await orderIn(api.test, '201')).state).toBe('ready')
}, 30_000)

it('lets two of the staff accept the same order, and the later undo takes it back once', async () => {
  const api = await shopWith(['1'], { sellerMemo: '先别发' })
  const owner = await api.hire('owner')
  const approve = (who: string) => api.must(who, 'auditApprove', { orderId: 'demo_1' })
  expect(await Promise.all([approve(api.auditor), approve(owner)])).toEqual([{ state: 'ready' }, { state: 'ready' }])
  const undo = { orderId: 'demo_1', what: 'accept' as const }
  const undone = await Promise.all([api.call(api.auditor, 'auditUndo', undo), api.call(owner, 'auditUndo', undo)])
  expect(undone.filter(({ ok }) => ok)).toHaveLength(1)
  expect(undone).toContainEqual(expect.objectContaining({ refusal: 'unchanged' }))
  expect((await orderIn(api.test, '1')).state).toBe('held')
})

it('says of an undone tap what is in a parcel already and stays', async () => {
  const api = await shopWith(['1', '2'], { sellerMemo: '先别发' })
  const tap = { requestId: 'accept-two', code: 'seller-memo' as const }
  expect(await api.must(api.auditor, 'auditAccept', tap)).toMatchObject({ accepted: 2, freed: 2, refused: 0 })
  await api.must(api.auditor, 'printGo', { requestId: 'batch-001', limit: 1 })
  await api.work()
  const undo = { requestId: 'undo-two-x', batchId: 'accept-two' }
  expect(await api.must(api.auditor, 'auditUndoBatch', undo)).toEqual({ undone: 1, planned: 1 })
  const states = await Promise.all(['1', '2'].map(async (no) => (await orderIn(api.test, no)).state))
  expect(states.sort()).toEqual(['fulfilling', 'held'])
})
