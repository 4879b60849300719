import { watchDeadlines } from '../../cloudfunctions/care/deadlines'
import { changeOrder } from '../../cloudfunctions/repo/orders'
import { createTestApi } from '../support/api'
import { holdAndAudit, orderIn, takeInReady } from '../support/desk'

const MEMO = { sellerMemo: '先别发' }
const HOUR = 3_600_000

async function shopWith(...nos: readonly string[]) {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  for (const no of nos) await takeInReady(api.test, no, MEMO)
  api.clock.at += 1000
  const { asOf } = await api.must(owner, 'auditList', {})
  api.clock.at += 1000
  const tap = (requestId: string, code: 'seller-memo' | 'deadline', of: number | undefined = asOf) =>
    api.must(owner, 'auditAccept', { requestId, code, ...(of === undefined ? {} : { asOf: of }) })
  const state = async (no: string) => (await orderIn(api.test, no)).state
  return { ...api, owner, tap, state, asOf }
}

// the button said 采用 2 单; a third had come meanwhile and was accepted with them, unseen
it('accepts the orders of the list that was tapped, and says how many came after it', async () => {
  const shop = await shopWith('1', '2')
  await takeInReady(shop.test, '3', MEMO)
  expect(await shop.tap('accept-0001', 'seller-memo')).toMatchObject({ accepted: 2, freed: 2, refused: 0, left: 1 })
  expect(await shop.state('3')).toBe('held')
  const { asOf, total } = await shop.must(shop.owner, 'auditList', { cause: 'seller-memo' })
  expect(total).toBe(1)
  expect(await shop.tap('accept-0002', 'seller-memo', asOf)).toMatchObject({ accepted: 1, left: 0 })
})

it('leaves an order that was audited anew since, and one that is being', async () => {
  const shop = await shopWith('1', '2', '3')
  for (const no of ['2', '3']) {
    const order = await orderIn(shop.test, no)
    await changeOrder(shop.desk, order, { auditedAt: undefined, auditRev: order.auditRev + 1 })
  }
  await holdAndAudit(shop.test, '2')
  expect(await shop.must(shop.owner, 'auditList', {})).toMatchObject({ held: 3, auditing: 1 })
  expect(await shop.tap('accept-0001', 'seller-memo')).toMatchObject({ accepted: 1, left: 2 })
  expect(await Promise.all(['1', '2', '3'].map(shop.state))).toEqual(['ready', 'held', 'held'])
})

it('leaves an order that time alone brought to the cause since', async () => {
  const shop = await shopWith('1')
  const demo = { ...shop.shop, audit: { ...shop.shop.audit, levels: { deadline: 'hold' as const } } }
  shop.clock.at += 42 * HOUR
  await watchDeadlines(shop.desk, demo)
  expect(await shop.tap('accept-0001', 'deadline')).toMatchObject({ accepted: 0, left: 1 })
})

it('takes all that have the cause for a phone that does not say which list it saw', async () => {
  const shop = await shopWith('1')
  await takeInReady(shop.test, '2', MEMO)
  const tap = { requestId: 'accept-0001', code: 'seller-memo' as const }
  expect(await shop.must(shop.owner, 'auditAccept', tap)).toMatchObject({ accepted: 2, left: 0 })
})
