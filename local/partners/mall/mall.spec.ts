import { createHmac } from 'node:crypto'
import { SANDBOX } from '../settings'
import { createBench } from '../test-bench'
import { createMallTwin } from '.'

const FEED = 'http://shop/inbound/feed'
const order = (orderNo: string, over: object = {}) => ({
  orderNo,
  openid: 'oBuyer',
  status: 'paid',
  placedAt: 1_790_000_000_000,
  paidAt: 1_790_000_060_000,
  receiver: {
    name: '孔娜',
    phone: '13800001111',
    province: '广东省',
    city: '佛山市',
    district: '顺德区',
    detail: '东坡村1号',
  },
  lines: [{ sku: 'S1', title: '运动短裤', spec: '黑;M', quantity: 2, refunding: 0, refunded: 0, paidFen: 9900 }],
  buyerRemark: '',
  sellerMemo: '',
  ...over,
})

async function mallWith(orders: readonly object[], bench = createBench()) {
  const twin = createMallTwin(bench.deps({ ...SANDBOX.mall, feedUrl: FEED }))
  await twin.admin('orders', orders)
  return { bench, twin }
}
const toldIn = ({ sent }: ReturnType<typeof createBench>) => sent.map(({ body }) => JSON.parse(body) as object)

it('tells the desk of a refund that a buyer asks for, by the signed feed and without his openid', async () => {
  const { bench, twin } = await mallWith([order('M1')])
  bench.replies.push({ status: 200, body: '{}' })
  await twin.admin('refund', { orderNo: 'M1' })
  await twin.tick()
  const [push] = bench.sent
  const told = order('M1', { openid: undefined })
  const lines = [{ ...told.lines[0], refunding: 2 }]
  expect(toldIn(bench)).toEqual([{ orders: [{ ...told, status: 'refunding', lines, version: 1 }] }])
  const timestamp = String(bench.clock.now())
  const signature = createHmac('sha256', SANDBOX.mall.feedKey).update(`${timestamp}.${push?.body}`).digest('hex')
  expect(push).toMatchObject({
    url: FEED,
    headers: { 'x-fahuotai-timestamp': timestamp, 'x-fahuotai-signature': signature },
  })
  expect(await twin.admin('acts')).toMatchObject([{ kind: 'refund', orderNo: 'M1', openid: 'oBuyer', told: 'taken' }])
})

it('tells of another address with the whole order, under the next version', async () => {
  const { bench, twin } = await mallWith([order('M1')])
  for (const detail of ['东坡村2号', '东坡村3号']) await twin.admin('address', { orderNo: 'M1', detail })
  await twin.tick()
  const [first, second] = toldIn(bench) as { orders: { version: number; receiver: object }[] }[]
  expect(second?.orders[0]?.receiver).toEqual({ ...order('M1').receiver, detail: '东坡村3号' })
  expect([first, second].map((told) => told?.orders[0]?.version)).toEqual([1, 2])
})

it('gives each urge an id of its own', async () => {
  const { bench, twin } = await mallWith([order('M1')])
  for (let n = 0; n < 2; n += 1) await twin.admin('urge', { orderNo: 'M1' })
  await twin.tick()
  const urges = (toldIn(bench) as { urges: { id: string; orderNo: string; at: number }[] }[]).flatMap(
    (one) => one.urges,
  )
  expect(urges).toMatchObject([{ orderNo: 'M1', at: bench.clock.now() }, { orderNo: 'M1' }])
  expect(new Set(urges.map(({ id }) => id)).size).toBe(2)
})

it('takes no wish for what is asked back already, or not known', async () => {
  const { twin } = await mallWith([order('M1')])
  await twin.admin('refund', { orderNo: 'M1' })
  for (const wish of ['refund', 'urge', 'address'])
    await expect(
      twin.admin(wish, { orderNo: 'M1', ...(wish === 'address' ? { detail: 'x' } : {}) }),
    ).rejects.toMatchObject({ status: 409 })
  await expect(twin.admin('urge', { orderNo: 'M9' })).rejects.toMatchObject({ status: 404 })
})

it('keeps orders and wishes over a restart, and says of one that nobody took that it is lost', async () => {
  const { bench, twin } = await mallWith([order('M1')])
  await twin.admin('urge', { orderNo: 'M1' })
  const { twin: again } = await mallWith([order('M1', { status: 'closed' })], bench)
  expect(await again.admin('orders')).toMatchObject([{ orderNo: 'M1', status: 'paid', name: '孔娜' }])
  for (const waitMs of [0, 5_000, 60_000]) {
    bench.pass(waitMs)
    await again.tick()
  }
  expect(await again.admin('acts')).toMatchObject([{ kind: 'urge', told: 'lost' }])
})
