import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { createTestApi } from '../support/api'
import { anOrder, orderIn, takeInReady } from '../support/desk'

const MEMO = { sellerMemo: '先别发' }
const ID = { orderId: 'demo_1' }
const TAKE_BACK = { ...ID, what: 'accept' as const }

type Change = Parameters<typeof takeInReady>[2]

async function shopWith(...memos: readonly Change[]) {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  for (const [index, change] of memos.entries()) await takeInReady(api.test, String(index + 1), change)
  const { must } = api
  return {
    ...api,
    owner,
    hold: (on: boolean) => must(owner, 'orderHold', { ...ID, on }),
    approve: () => must(owner, 'auditApprove', ID),
    takeBack: () => api.call(owner, 'auditUndo', TAKE_BACK),
    page: () => must(owner, 'orderGet', ID),
    list: () => must(owner, 'auditList', {}),
  }
}

// 放行 answered ok and the order stayed held: nothing on the audit list could ever lift a person's hold
it('lets an order go that a person held, tells so, and takes it back with the hold', async () => {
  const shop = await shopWith({})
  await shop.hold(true)
  expect((await shop.list()).orders).toMatchObject([{ id: 'demo_1', state: 'held', heldByHand: true }])
  expect(await shop.approve()).toEqual({ state: 'ready' })
  const free = await shop.page()
  expect(free).toMatchObject({ state: 'ready', undo: ['accept'] })
  expect(free.heldByHand).toBeUndefined()
  expect(free.history.slice(-2).map(({ kind, by }) => `${kind} ${by}`)).toEqual(['held owner', 'hold-lifted owner'])

  expect(await shop.takeBack()).toEqual({ ok: true, value: { state: 'held' } })
  expect(await shop.page()).toMatchObject({ state: 'held', heldByHand: true, undo: [] })
  expect(await shop.takeBack()).toMatchObject({ refusal: 'unchanged' })
  expect(await shop.hold(false)).toEqual({ state: 'ready' })
})

it('puts back what was accepted before the hold, and no more, also when two of the staff said the word', async () => {
  const shop = await shopWith(MEMO)
  await shop.approve()
  await shop.hold(true)
  const held = await orderIn(shop.test, '1')
  await shop.approve()
  await shop.approve()
  await shop.takeBack()
  const { accepted, heldBy, state } = await orderIn(shop.test, '1')
  expect({ accepted, heldBy, state }).toEqual({ accepted: held.accepted, heldBy: held.heldBy, state: 'held' })
})

// the order page took a hold for the rules' own as soon as a finding stood beside it, accepted or not: it could only hold it again
it('tells the order page who holds it, beside a finding that was accepted', async () => {
  const shop = await shopWith(MEMO)
  expect((await shop.page()).heldByHand).toBeUndefined()
  await shop.approve()
  await shop.hold(true)
  expect(await shop.page()).toMatchObject({ heldByHand: true, findings: [{ code: 'seller-memo' }] })
  expect(await shop.hold(false)).toEqual({ state: 'ready' })
})

it('lifts no hold by a word on a whole cause, and counts no such order as freed', async () => {
  const shop = await shopWith(MEMO, MEMO)
  await shop.hold(true)
  const { causes } = await shop.list()
  expect(causes).toMatchObject([{ code: 'seller-memo', count: 2, frees: 1 }])
  const tap = { requestId: 'accept-0001', code: 'seller-memo' as const }
  expect(await shop.must(shop.owner, 'auditAccept', tap)).toMatchObject({ accepted: 2, freed: 1 })
  expect((await shop.list()).orders).toMatchObject([{ id: 'demo_1', heldByHand: true, accepted: ['seller-memo'] }])
  expect(await shop.approve()).toEqual({ state: 'ready' })
})

it('forgets how it was before once the shop has said something new of the order', async () => {
  const shop = await shopWith({})
  await shop.hold(true)
  await shop.approve()
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version: 2, ...MEMO }))
  expect(await shop.takeBack()).toMatchObject({ refusal: 'unchanged' })
})
