import type { LivePayment } from '@shared/ports/order-source'
import type { CardDoc } from '@shared/shop/shop'
import { reconcile } from '../../cloudfunctions/care/reconcile'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { createTestApi } from '../support/api'
import { anOrder, createTestDesk, NOON, type TestDesk } from '../support/desk'

const MINUTE = 60_000
const payment = (tradeNo: string, paidAt: number): LivePayment => ({
  tradeNo,
  transactionId: `T${tradeNo}`,
  openid: 'O1',
  paidFen: 100,
  paidAt,
  state: 'to-ship',
  inComplaint: false,
  shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [] },
})

/** Payment P of eleven minutes ago has no order here: is it one too few? */
async function missed(test: TestDesk): Promise<readonly string[]> {
  const list = () => Promise.resolve({ payments: [payment('P', NOON - 11 * MINUTE)] })
  const desk = { ...test.desk, wait: () => Promise.resolve(), orderSource: { limits: [], list } }
  await reconcile(desk, test.shop)
  return test.db.all<CardDoc>('cards').map(({ kind, subject }) => `${kind} ${subject}`)
}
const ordered = async (source: 'feed' | 'import', placedAt: number): Promise<TestDesk> => {
  const test = await createTestDesk()
  await upsertOrder(test.desk, test.shop, anOrder('1', { source, placedAt }))
  return test
}

/** The first desk of a new shop was a list of payments that no order had, before anybody could bring one in. */
it('misses no order on the first day, before one was taken in', async () => {
  expect(await missed(await createTestDesk())).toEqual([])
})

it('misses no order of a shop that brings files in, until a file has passed it over', async () => {
  expect(await missed(await ordered('import', NOON - 60 * MINUTE))).toEqual([])
  expect(await missed(await ordered('import', NOON - 5 * MINUTE))).toEqual(['paid-not-here P'])
})

it('misses every paid order that the shop’s own system has not sent', async () => {
  expect(await missed(await ordered('feed', NOON - 60 * MINUTE))).toEqual(['paid-not-here P'])
})

it('leads to the import on the first day, though vans come, and never again after it', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  const first = await api.must(owner, 'deskShow', {})
  expect(first.deadlines.length).toBeGreaterThan(0)
  expect(first).toMatchObject({ firstDay: true, alerts: [] })
  await upsertOrder(api.desk, api.test.shop, anOrder('1', { status: 'closed' }))
  expect(await api.must(owner, 'deskShow', {})).not.toHaveProperty('firstDay')
})
