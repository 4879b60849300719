import { getBatch } from '../../cloudfunctions/repo/batches'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { createWorkingApi, type WorkingApi } from '../support/working-api'

const NO_DOOR = { ...anOrder('1').receiver, detail: '' }
const GOOD = { name: '吕洋', phone: '15711299801', province: '广东省', city: '广州市', district: '番禺区' }
const ANSWER = { ...GOOD, detail: '化龙镇桃源巷92号' }

async function shopWith(nos: readonly string[]): Promise<WorkingApi & { readonly auditor: string }> {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  await api.article('S1')
  for (const no of nos) await upsertOrder(api.desk, api.shop, anOrder(no, { receiver: NO_DOOR }))
  await api.work()
  return { ...api, auditor: await api.hire('auditor') }
}

it('asks by message where the buyer has allowed one, and says where a card must be shared', async () => {
  const api = await shopWith(['1', '2', '3'])
  const { templateIds } = await api.must('O1', 'buyerParcels', {})
  expect(templateIds).toEqual(['demo-shipped', 'demo-address'])
  await api.must('O1', 'buyerSubscribe', { templateIds: [...templateIds] })
  const tap = { requestId: 'ask-request', code: 'address-incomplete' as const }
  expect(await api.must(api.auditor, 'auditAsk', tap)).toMatchObject({ asked: 3, refused: 0 })
  expect(await api.must(api.auditor, 'auditAsk', tap)).toMatchObject({ asked: 3, refused: 0 })
  await api.work()
  expect(api.notices.sent).toEqual(['O1 demo-address'])
  const { orders } = await api.must(api.auditor, 'auditList', {})
  expect(orders.map(({ platformNo, ask }) => [platformNo, ask?.state])).toEqual([
    ['1', 'sent'],
    ['2', 'not-sent'],
    ['3', 'not-sent'],
  ])
  const again = { requestId: 'ask-once-more', orderId: 'demo_1' }
  await api.must(api.auditor, 'auditAsk', again)
  await api.work()
  expect(api.notices.sent).toEqual(['O1 demo-address'])
  expect(await getBatch(api.desk, 'ask-request')).toMatchObject({ state: 'done', refusals: [] })
})

it('takes the answer of the payer alone, checks it, frees the order, and refuses a second one', async () => {
  const api = await shopWith(['1'])
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', orderId: 'demo_1' })
  await api.work()
  const [shown] = (await api.must('O1', 'buyerParcels', {})).parcels
  expect(shown).toMatchObject({ stage: 'needs-address', missing: expect.any(String) as string })
  const answer = { orderId: 'demo_1', ...ANSWER }
  expect(await api.call('stranger', 'buyerFixAddress', answer)).toMatchObject({ refusal: 'not-found' })
  const half = { ...answer, phone: '1571129' }
  expect(await api.call('O1', 'buyerFixAddress', half)).toMatchObject({ refusal: 'incomplete' })
  expect(await api.must('O1', 'buyerFixAddress', answer)).toEqual({ stage: 'preparing' })
  expect(await api.call('O1', 'buyerFixAddress', answer)).toMatchObject({ refusal: 'answered-already' })
  await api.work()
  const order = await orderIn(api.test, '1')
  expect(order).toMatchObject({ state: 'ready', addressAsk: { state: 'settled' } })
  expect(order.history.map(({ kind, by }) => `${kind} ${by}`)).toContain('address-fixed buyer')
  expect(await api.call('O1', 'buyerFixAddress', answer)).toMatchObject({ refusal: 'answered-already' })
  await api.must(api.auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  expect(await api.call('O1', 'buyerFixAddress', answer)).toMatchObject({ refusal: 'too-late' })
})

it('takes a mended address back until the order is planned, and the doubt with it', async () => {
  const api = await shopWith(['1'])
  const before = await orderIn(api.test, '1')
  await api.must(api.auditor, 'auditFixAddress', { orderId: 'demo_1', ...ANSWER })
  await api.work()
  expect(await orderIn(api.test, '1')).toMatchObject({
    state: 'ready',
    masked: { detail: expect.any(String) as string },
  })
  const undo = { orderId: 'demo_1', what: 'address' as const }
  expect((await api.must(api.auditor, 'orderGet', { orderId: 'demo_1' })).undo).toEqual(['address'])
  await api.must(api.auditor, 'auditUndo', undo)
  await api.work()
  const after = await orderIn(api.test, '1')
  expect(after).toMatchObject({ state: 'held', masked: before.masked, mergeKey: before.mergeKey })
  expect(after.findings).toEqual(before.findings)
  expect(await api.call(api.auditor, 'auditUndo', undo)).toMatchObject({ refusal: 'unchanged' })
  await api.must(api.auditor, 'auditFixAddress', { orderId: 'demo_1', ...ANSWER })
  await api.work()
  await api.must(api.auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  expect(await api.call(api.auditor, 'auditUndo', undo)).toMatchObject({ refusal: 'already-planned' })
  expect((await orderIn(api.test, '1')).former).toBeUndefined()
})

it('settles a question that staff have answered before it was sent', async () => {
  const api = await shopWith(['1'])
  await api.must('O1', 'buyerSubscribe', { templateIds: ['demo-address'] })
  await api.must(api.auditor, 'auditAsk', { requestId: 'ask-request', orderId: 'demo_1' })
  await api.must(api.auditor, 'auditFixAddress', { orderId: 'demo_1', ...ANSWER })
  await api.work()
  expect(api.notices.sent).toEqual([])
  expect(await orderIn(api.test, '1')).toMatchObject({ state: 'ready', addressAsk: { state: 'settled' } })
})

it('accepts more orders than one tap can finish, and takes all of them back', async () => {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  const auditor = await api.hire('auditor')
  for (let no = 100; no < 220; no++)
    await upsertOrder(api.desk, api.shop, anOrder(String(no), { sellerMemo: '先别发' }))
  await api.work()
  const first = await api.must(auditor, 'auditList', { cause: 'seller-memo' })
  expect(first).toMatchObject({ total: 120, cursor: expect.any(String) as string })
  const pages = [first.orders]
  for (let cursor = first.cursor; cursor !== undefined;) {
    const page = await api.must(auditor, 'auditList', { cause: 'seller-memo', cursor })
    pages.push(page.orders)
    cursor = page.cursor
  }
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(120)
  const accepted = await api.must(auditor, 'auditAccept', { requestId: 'accept-120', code: 'seller-memo' })
  expect(accepted).toMatchObject({ accepted: 120 })
  await api.work()
  expect((await api.must(auditor, 'auditList', { cause: 'seller-memo' })).total).toBe(0)
  await api.must(auditor, 'auditUndoBatch', { requestId: 'undo-accept', batchId: accepted.batchId })
  await api.work()
  expect((await api.must(auditor, 'auditList', { cause: 'seller-memo' })).total).toBe(120)
}, 30_000)

it('asks a buyer once for all orders that he wrote alike, and takes one answer for all of them', async () => {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  await api.article('S1')
  const auditor = await api.hire('auditor')
  const takeIn = (no: string, openid: string) =>
    upsertOrder(api.desk, api.shop, anOrder(no, { receiver: NO_DOOR, payment: { transactionId: `T${no}`, openid } }))
  for (const no of ['1', '2']) await takeIn(no, 'one')
  await takeIn('3', 'other')
  await api.work()
  const templateIds = ['demo-address']
  await api.must('one', 'buyerSubscribe', { templateIds })
  await api.must('one', 'buyerSubscribe', { templateIds })
  await api.must(auditor, 'auditAsk', { requestId: 'ask-request', code: 'address-incomplete' })
  await api.work()
  api.clock.at += 10_000
  await api.work()
  expect(api.notices.sent).toEqual(['one demo-address'])
  expect(api.notices.said).toEqual(['1 2 单：卫衣*2 没写街道门牌'])
  const asks = await api.must(auditor, 'auditAsks', {})
  expect(asks.orders.map(({ platformNo, ask, together }) => [platformNo, ask?.state, together])).toEqual([
    ['3', 'not-sent', undefined],
    ['1', 'sent', 2],
  ])
  expect(asks.counts).toEqual({ cards: 1, wanted: 0, waiting: 1, answered: 0 })
  expect((await api.must('one', 'buyerParcels', {})).parcels).toMatchObject([{ together: 2 }, { together: 2 }])
  await api.must('one', 'buyerFixAddress', { orderId: 'demo_2', ...ANSWER })
  await api.work()
  for (const no of ['1', '2']) {
    const order = await orderIn(api.test, no)
    expect(order).toMatchObject({ state: 'ready', addressAsk: { state: 'settled', settledBy: 'buyer' } })
  }
  expect(await orderIn(api.test, '3')).toMatchObject({ state: 'held', addressAsk: { state: 'not-sent' } })
  const [one, two] = [await orderIn(api.test, '1'), await orderIn(api.test, '2')]
  expect(one.mergeKey).toBe(two.mergeKey)
})

it('puts one card for all of them where no message could go, and none once it is given', async () => {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  await api.article('S1')
  const auditor = await api.hire('auditor')
  for (const no of ['1', '2'])
    await upsertOrder(
      api.desk,
      api.shop,
      anOrder(no, { receiver: NO_DOOR, payment: { transactionId: `T${no}`, openid: 'one' } }),
    )
  await api.work()
  await api.must(auditor, 'auditAsk', { requestId: 'ask-request', code: 'address-incomplete' })
  await api.work()
  api.clock.at += 10_000
  await api.work()
  const cards = async () => (await api.must(auditor, 'auditAsks', {})).counts
  expect(await cards()).toMatchObject({ cards: 1, waiting: 0 })
  await api.must(auditor, 'auditShared', { orderId: 'demo_1' })
  expect(await cards()).toMatchObject({ cards: 0, waiting: 1 })
})
