import { settleStop } from '@shared/parcel/decide-stop'
import { openStops } from '@shared/parcel/gates'
import { grantCredit } from '../../cloudfunctions/repo/credits'
import { changeOrder } from '../../cloudfunctions/repo/orders'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { handOver, id, line, live, openShop, printGo, takeIn, type Shop } from '../support/stocked-shop'

const PICTURE = { goodsPicture: 'https://shop.example/goods.png' }
const GOODS = { '1': [line(1, 'A', 1)], '2': [line(1, 'B', 2)], '3': [line(1, 'C', 1)] } as const

/** Orders to one door, in one parcel by a tap; they are printed. */
async function merged(nos: readonly (keyof typeof GOODS)[]): Promise<Shop> {
  const shop = await openShop({ A: 9, B: 9, C: 9 }, PICTURE)
  for (const no of nos) await takeIn(shop, no, [...GOODS[no]])
  await shop.must(shop.auditor, 'mergeJoin', { requestId: 'merge-01', orderIds: nos.map(id) })
  await printGo(shop, 'batch-01')
  expect(live(shop)).toMatchObject([{ orderIds: { length: nos.length } }])
  return shop
}

/** The bench takes out what is stopped. */
async function takeOut(shop: Shop) {
  for (const parcel of live(shop)) {
    const [stop] = openStops(parcel)
    const step = stop && settleStop(parcel, stop.id, { at: 1, by: 'p' })
    if (step?.ok) await changeParcel(shop.desk, parcel, step.value)
  }
  await shop.work()
}

const followed = (shop: Shop) =>
  shop.notices.follows.map(({ openid, transactionId, goods, page }) => [
    openid,
    transactionId,
    goods.map(({ title }) => title),
    page,
  ])

const ownPage = (no: string) => `sub/buyer/parcels/index?id=${id(no)}`

it('tells and follows nobody whose goods were taken out before the van came', async () => {
  const shop = await merged(['1', '2'])
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version: 2, status: 'refunding', lines: [...GOODS['1']] }))
  await takeOut(shop)
  await handOver(shop)
  expect(live(shop)).toMatchObject([{ goods: 'handed-over', followed: 'done', orderIds: [id('1'), id('2')] }])
  expect((await orderIn(shop.test, '1')).notices).toEqual({ shipped: 'none' })
  expect((await orderIn(shop.test, '2')).notices.shipped).not.toBe('none')
  expect(followed(shop)).toEqual([['O2', 'T2', ['B'], ownPage('2')]])
})

it('names the parcel that holds his goods to a buyer whose order has left in another one', async () => {
  const shop = await merged(['1', '2'])
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version: 2, status: 'refunding', lines: [...GOODS['1']] }))
  await takeOut(shop)
  await handOver(shop)
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version: 3, lines: [...GOODS['1']] }))
  await shop.work()
  await grantCredit(shop.desk, { shopId: 'demo', openid: 'O1', templateId: 'demo-shipped' }, 'grant-1')
  await printGo(shop, 'batch-02')
  await handOver(shop)
  const own = live(shop).find(({ lines }) => lines.some(({ orderId }) => orderId === id('1')))
  expect(shop.notices.said).toMatchObject([expect.stringContaining(own?.waybillNo ?? '?')])
  expect(shop.notices.follows.find(({ openid }) => openid === 'O1')).toMatchObject({ waybillNo: own?.waybillNo })
})

it('follows one parcel for each of its payers, each with his own goods', async () => {
  const shop = await merged(['1', '2', '3'])
  const paid = await orderIn(shop.test, '3')
  if (paid.payment) await changeOrder(shop.desk, paid, { payment: { ...paid.payment, openid: 'O1' } })
  await handOver(shop)
  expect(followed(shop)).toEqual([
    ['O1', 'T1', ['A', 'C'], ownPage('1')],
    ['O2', 'T2', ['B'], ownPage('2')],
  ])
  expect(live(shop)).toMatchObject([{ followed: 'done' }])
})
