import type { IncomingOrder } from '@shared/order/incoming'
import type { CardDoc } from '@shared/shop/shop'
import { closeCard } from '../../cloudfunctions/repo/cards'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { line, live, openShop, printGo, takeIn, type Shop } from '../support/stocked-shop'

type Lines = IncomingOrder['lines']
const A = line(1, 'A', 2)
const B = line(2, 'B', 1)
const GIFT = line(3, 'GIFT', 1)
const moved = { ...anOrder('1').receiver, detail: '化龙镇桃源巷92号' }

async function taken({ printed = true } = {}): Promise<Shop> {
  const shop = await openShop({ A: 9, B: 9, GIFT: 9 })
  await takeIn(shop, '1', [A, B])
  if (printed) await printGo(shop, 'batch-01')
  const [parcel] = live(shop)
  if (parcel) await changeParcel(shop.desk, parcel, { goods: 'picked' })
  return shop
}
const say = async (shop: Shop, version: number, change: Partial<IncomingOrder> & { readonly lines: Lines }) => {
  const lines = change.lines.map((one, at) => ({ ...one, lineNo: at + 1 }))
  const outcome = await upsertOrder(shop.desk, shop.shop, anOrder('1', { version, ...change, lines }))
  await shop.work()
  return outcome
}
const cards = (shop: Shop) =>
  shop.db
    .all<CardDoc>('cards')
    .filter(({ kind }) => kind === 'goods-swapped')
    .map(({ state, facts }) => [state, facts['more'] ?? 0, facts['less'] ?? 0])
const ours = async (shop: Shop) =>
  (await orderIn(shop.test, '1')).lines.map((one) => [one.lineNo, one.sku, one.ordered, one.refunding, one.refunded])

/** The mall added a gift to a printed order: from then on every message of that order was a conflict, and none was listened to. */
it('takes a cancel, a refund and an address of an order whose goods were swapped, and tells a person once', async () => {
  const shop = await taken()
  expect(await say(shop, 2, { lines: [A, B, GIFT] })).toBe('conflict')
  expect(cards(shop)).toEqual([['open', 1, 0]])
  expect(await ours(shop)).toEqual([
    [1, 'A', 2, 0, 0],
    [2, 'B', 1, 0, 0],
  ])
  expect(await say(shop, 3, { lines: [A, { ...B, refunding: 1 }, GIFT] })).toBe('conflict')
  expect(live(shop)[0]?.stops).toMatchObject([{ reason: 'refund', lineNos: [2] }])
  expect(await say(shop, 4, { lines: [A, B, GIFT], receiver: moved })).toBe('conflict')
  expect(live(shop)[0]?.stops).toMatchObject([{ clearedBy: 'system' }, { reason: 'address-changed' }])
  expect(cards(shop)).toEqual([['open', 1, 0]])
  expect(await say(shop, 5, { lines: [A, B, GIFT], receiver: moved, status: 'cancelled' })).toBe('changed')
  expect(await orderIn(shop.test, '1')).toMatchObject({ platformStatus: 'cancelled', hold: 'released' })
  expect(live(shop)[0]?.stops.filter(({ clearedAt }) => clearedAt === undefined)).toMatchObject([
    { reason: 'address-changed' },
    { reason: 'cancelled', lineNos: [1, 2] },
  ])
  expect(cards(shop)).toEqual([['closed', 1, 0]])
})

it('says what was swapped in red where something of ours is not wanted any more, and closes when it is as before', async () => {
  const shop = await taken()
  const owner = await shop.hire('owner')
  const alert = async () => (await shop.must(owner, 'deskShow', {})).alerts.find(({ kind }) => kind === 'goods-swapped')
  expect(await say(shop, 2, { lines: [A, { ...B, sku: 'B-L', spec: 'L' }] })).toBe('conflict')
  expect(await alert()).toMatchObject({
    tone: 'stop',
    facts: { orderId: 'demo_1', platformNo: '1', moreTitle: 'B', moreSpec: 'L', lessTitle: 'B', lessSpec: 'M' },
  })
  expect(await say(shop, 3, { lines: [{ ...A, ordered: 3 }, B] })).toBe('conflict')
  expect(await alert()).toMatchObject({ tone: 'look', facts: { more: 1, moreTitle: 'A' } })
  expect(await say(shop, 4, { lines: [A, B] })).toBe('changed')
  expect([await alert(), cards(shop)]).toMatchObject([undefined, [['closed', 1, 0]]])
})

it('asks nobody again who has seen the card, until other goods are swapped', async () => {
  const shop = await taken()
  await say(shop, 2, { lines: [A, B, GIFT] })
  await closeCard(shop.desk, { shopId: 'demo', kind: 'goods-swapped', subject: 'demo_1' }, 'owner')
  await say(shop, 3, { lines: [A, B, GIFT], sellerMemo: '老客' })
  expect(cards(shop)).toEqual([['closed', 1, 0]])
  expect(await orderIn(shop.test, '1')).toMatchObject({ sellerMemo: '老客' })
  await say(shop, 4, { lines: [A, GIFT], sellerMemo: '老客' })
  expect(cards(shop)).toEqual([['open', 1, 1]])
})

it('knows the same goods in another sequence, and whose refund it is', async () => {
  const shop = await taken()
  expect(await say(shop, 2, { lines: [B, A] })).toBe('unchanged')
  expect(await say(shop, 3, { lines: [{ ...B, refunding: 1 }, A] })).toBe('changed')
  expect(await ours(shop)).toEqual([
    [1, 'A', 2, 0, 0],
    [2, 'B', 1, 1, 0],
  ])
  expect(live(shop)[0]?.stops).toMatchObject([{ reason: 'refund', lineNos: [2] }])
  expect(cards(shop)).toEqual([])
})

it('takes a line that was asked back and is not there any more for refunded', async () => {
  const shop = await taken()
  await say(shop, 2, { lines: [{ ...A, refunding: 2 }, B] })
  expect(await say(shop, 3, { lines: [B] })).toBe('changed')
  expect(await ours(shop)).toEqual([
    [1, 'A', 2, 0, 2],
    [2, 'B', 1, 0, 0],
  ])
  expect(await say(shop, 4, { lines: [B] })).toBe('unchanged')
  expect(cards(shop)).toEqual([])
})

it('keeps what is held before anything is printed, too, and exchanges what nothing holds', async () => {
  const shop = await taken({ printed: false })
  expect(await say(shop, 2, { lines: [A] })).toBe('conflict')
  expect(cards(shop)).toEqual([['open', 0, 1]])
  const other = await openShop({ A: 1, B: 9 })
  await takeIn(other, '1', [A, B])
  expect(await orderIn(other.test, '1')).toMatchObject({ hold: 'short' })
  expect(await say(other, 2, { lines: [B] })).toBe('changed')
  expect(await ours(other)).toEqual([[1, 'B', 1, 0, 0]])
  expect(cards(other)).toEqual([])
})
