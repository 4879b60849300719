import type { OrderDoc } from '@shared/order/order'
import { createMallTwin } from '../../local/partners/mall'
import { SANDBOX } from '../../local/partners/settings'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { takeIn } from '../../cloudfunctions/inbound/inbound'
import type { Inbound } from '../../cloudfunctions/inbound/sender'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { openOrderReceiver } from '../../cloudfunctions/verbs/receivers'
import { createTestApi } from '../support/api'
import { anOrder, createTestDesk, NOON, orderIn, parcelsIn, takeInReady } from '../support/desk'
import { planReady } from '../support/planned'

type At = Pick<Awaited<ReturnType<typeof createTestDesk>>, 'desk' | 'shop' | 'clock'>

/** The mall exported its orders before it spoke of any: it counts their changes from 1. */
const EXPORTED = { source: 'import', version: NOON } as const

/** The mall of these orders, its feed led into our own door. */
async function mallOf(at: At, numbers: readonly string[]) {
  const feedKey = SANDBOX.mall.feedKey
  const inbound = { ...at.desk, log: createLog(() => undefined), shop: at.shop, feedKey } as Partial<Inbound> as Inbound
  const answers: { status: number; body: string }[] = []
  const twin = createMallTwin({
    clock: { now: () => at.clock.at },
    random: () => 0.5,
    settings: { feedKey, feedUrl: 'http://shop/inbound/feed' },
    outbox: {
      async post(url, headers, body) {
        const answer = await takeIn({ path: new URL(url).pathname, httpMethod: 'POST', headers, body }, inbound)
        answers.push(answer)
        return answer
      },
    },
  })
  const orders = numbers.map((no) => {
    const { platformNo, status, placedAt, paidAt, receiver, lines, buyerRemark, sellerMemo } = anOrder(no)
    const goods = lines.map(({ sku, title, spec, ordered: quantity, ...rest }) => {
      const { paidFen, refunding, refunded } = rest
      return { sku, title, spec, quantity, paidFen, refunding, refunded }
    })
    return {
      orderNo: platformNo,
      openid: 'oBuyer',
      status,
      placedAt,
      paidAt,
      receiver,
      lines: goods,
      buyerRemark,
      sellerMemo,
    }
  })
  await twin.admin('orders', orders)
  const wish = async (kind: 'refund' | 'address' | 'urge', body: object) => {
    at.clock.at += 1
    await twin.admin(kind, body)
    await twin.tick()
    return JSON.parse(answers.at(-1)?.body ?? '{}') as object
  }
  return { twin, wish, answers }
}

it('stops a parcel on the bench when its buyer asks for his money back in the mall', async () => {
  const at = await createTestDesk()
  await planReady(at, ['1'], EXPORTED)
  const [parcel] = parcelsIn(at)
  if (!parcel) throw new Error('no parcel')
  await changeParcel(at.desk, parcel, { waybill: 'got', waybillNo: 'Z1', copies: 1, goods: 'picked' })
  const { wish, twin } = await mallOf(at, ['1'])
  expect(await wish('refund', { orderNo: '1' })).toEqual({ orders: [{ orderNo: '1', outcome: 'changed' }] })
  expect(await orderIn(at, '1')).toMatchObject({
    platformStatus: 'refunding',
    bucket: 'problem',
    lines: [{ refunding: 2 }],
  })
  expect(parcelsIn(at)[0]?.stops).toMatchObject([{ reason: 'refund', lineNos: [1] }])
  expect(await twin.admin('acts')).toMatchObject([{ kind: 'refund', told: 'taken' }])
})

it('takes the new address that a buyer gives in the mall', async () => {
  const api = await createTestApi()
  await takeInReady(api.test, '1', EXPORTED)
  const { wish } = await mallOf(api.test, ['1'])
  await wish('address', { orderNo: '1', detail: '化龙镇桃源巷92号' })
  expect(openOrderReceiver(api.test.desk.seal, await orderIn(api.test, '1'))).toMatchObject({
    detail: '化龙镇桃源巷92号',
  })
})

it('notes an urge once by its id, and shows it on the desk and in the list until the goods have left', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  for (const no of ['1', '2']) await takeInReady(api.test, no, EXPORTED)
  const { wish, answers, twin } = await mallOf(api.test, ['1', '2'])
  const alert = async () => (await api.must(owner, 'deskShow', {})).alerts.find(({ kind }) => kind === 'urged')
  const urged = async () =>
    (await api.must(owner, 'orderList', { urged: true })).orders.map((one) => [one.platformNo, one.urged])
  expect([await alert(), await urged()]).toEqual([undefined, []])

  expect(await wish('urge', { orderNo: '1' })).toMatchObject({ urges: [{ outcome: 'noted' }] })
  expect(await alert()).toMatchObject({ tone: 'look', facts: { count: 1, orderId: 'demo_1' } })
  await wish('urge', { orderNo: '1' })
  await wish('urge', { orderNo: '2' })
  expect((await alert())?.facts).toEqual({ count: 2 })
  expect(await urged()).toEqual([
    ['2', { count: 1, at: NOON + 3 }],
    ['1', { count: 2, at: NOON + 2 }],
  ])
  expect(answers.every(({ status }) => status === 200)).toBe(true)

  await wish('refund', { orderNo: '1' })
  await expect(twin.admin('urge', { orderNo: '1' })).rejects.toMatchObject({ status: 409 })
  expect(await urged()).toMatchObject([['2', { count: 1 }]])
})

it('answers a repeated urge and one of a strange order, and changes nothing by them', async () => {
  const api = await createTestApi()
  await takeInReady(api.test, '1', EXPORTED)
  const { twin, answers } = await mallOf(api.test, ['1'])
  await twin.admin('urge', { orderNo: '1' })
  await twin.tick()
  const before = api.db.all<OrderDoc>('orders')
  expect(before[0]?.urges).toHaveLength(1)
  // the same mall with an empty memory counts its urges anew: the same id comes again
  const again = await mallOf(api.test, ['1', '9'])
  expect(await again.wish('urge', { orderNo: '1' })).toMatchObject({ urges: [{ outcome: 'known-already' }] })
  expect(await again.wish('urge', { orderNo: '9' })).toMatchObject({ urges: [{ outcome: 'not-found' }] })
  expect(api.db.all<OrderDoc>('orders')).toEqual(before)
  expect(answers).toHaveLength(1)
})
