import { createBench } from '../test-bench'
import { anUpload, createWechatBench, GET_ORDER, UPLOAD } from './test-bench'

const LIST = '/wxa/sec/order/get_order_list'

it('does not know a late payment yet, then does', async () => {
  const { bench, twin, call } = await createWechatBench()
  const late = { outTradeNo: 'L1', amountFen: 1, paidAt: bench.clock.now() - 3_600_000, lateMs: 180_000 }
  await twin.admin('payments', [late])
  const ask = { merchant_id: '1900000109', merchant_trade_no: 'L1' }
  bench.pass(179_999)
  expect(await call(GET_ORDER, ask)).toMatchObject({ errcode: 10060001 })
  bench.pass(1)
  expect(await call(GET_ORDER, ask)).toMatchObject({ errcode: 0, order: { order_state: 1, shipping: {} } })
})

it('knows no payment of which nothing has shipped, with that switch on: not by number, in no list, for no upload', async () => {
  const { twin, call, first, second } = await createWechatBench()
  await call(UPLOAD, anUpload(first))
  await twin.admin('quirks', { 'WX-10060001-unshipped': true })
  const state = async ({ transactionId }: typeof first) =>
    (await call(GET_ORDER, { transaction_id: transactionId }))['errcode']
  expect([await state(first), await state(second)]).toEqual([0, 10060001])
  expect(await call(UPLOAD, anUpload(second))).toMatchObject({ errcode: 10060001 })
  const numbers = async () =>
    ((await call(LIST, {}))['order_list'] as { merchant_trade_no: string }[]).map((row) => row.merchant_trade_no)
  expect(await numbers()).toEqual(['T1'])
  await twin.admin('quirks', { 'WX-10060001-unshipped': false })
  expect([await state(second), (await numbers()).length]).toEqual([0, 2])
})

it('makes about one payment in twenty late by itself, with the lag switch on', async () => {
  const { bench, twin } = await createWechatBench()
  const rows = (prefix: string) =>
    Array.from({ length: 400 }, (_, n) => ({ outTradeNo: `${prefix}${n}`, amountFen: 1, paidAt: bench.clock.now() }))
  const late = async (prefix: string) =>
    ((await twin.admin('payments', rows(prefix))) as { knownAt: number }[]).filter(
      (row) => row.knownAt > bench.clock.now(),
    )
  expect(await late('off')).toHaveLength(0)
  await twin.admin('quirks', { 'WX-10060001-lag': true })
  const count = (await late('on')).length
  expect(count).toBeGreaterThan(5)
  expect(count).toBeLessThan(45)
})

it('gives one buyer one openid, and the same ids for the same payment', async () => {
  const { bench, twin } = await createWechatBench()
  const row = (outTradeNo: string) => ({ outTradeNo, amountFen: 1, paidAt: bench.clock.now(), buyer: '13800000000' })
  const [a, b, again] = (await twin.admin('payments', [row('A'), row('B'), row('A')])) as Record<string, string>[]
  expect(a?.['openid']).toBe(b?.['openid'])
  expect(again).toEqual(a)
  expect(a?.['openid']).toMatch(/^o[\w-]{27}$/)
  expect(a?.['transactionId']).toMatch(/^4200\d{24}$/)
})

it('answers carrier names and an extra field, as seen live', async () => {
  const { twin, call, first } = await createWechatBench()
  await call(UPLOAD, anUpload(first))
  const shown = async () => {
    const { order } = (await call(GET_ORDER, { transaction_id: first.transactionId })) as {
      order: { shipping: { shipping_list: object[] } }
    }
    return order.shipping.shipping_list[0]
  }
  expect(await shown()).toMatchObject({ express_company: 'YTO' })
  await twin.admin('quirks', { 'WX-carrier-name': true })
  expect(await shown()).toMatchObject({ express_company: '圆通速递', upload_scene: 1 })
})

async function pages(newest: boolean) {
  const { bench, twin, call } = await createWechatBench()
  await twin.admin('quirks', { 'WX-list-newest': newest })
  const start = bench.clock.now()
  const rows = Array.from({ length: 118 }, (_, n) => ({ outTradeNo: `P${n}`, amountFen: n, paidAt: start - n * 1000 }))
  await twin.admin('payments', rows)
  const seen: { merchant_trade_no: string; pay_time: number }[] = []
  let answer: Record<string, unknown> = { has_more: true }
  for (let page = 0; answer['has_more']; page += 1) {
    expect(page).toBeLessThan(10)
    answer = await call(LIST, { page_size: 50, ...(answer['last_index'] ? { last_index: answer['last_index'] } : {}) })
    seen.push(...(answer['order_list'] as typeof seen))
  }
  return seen
}

it.each([true, false])('pages through every payment once (newest first: %s)', async (newest) => {
  const seen = await pages(newest)
  expect(seen).toHaveLength(120)
  expect(new Set(seen.map((row) => row.merchant_trade_no)).size).toBe(120)
  const times = seen.map((row) => row.pay_time)
  expect(times).toEqual([...times].sort((a, b) => (newest ? b - a : a - b)))
})

it('filters by time (end included), state and openid', async () => {
  const { bench, twin, call, first } = await createWechatBench()
  const now = Math.floor(bench.clock.now() / 1000)
  const count = async (body: object) => ((await call(LIST, body))['order_list'] as object[]).length
  expect(await count({ pay_time_range: { end_time: now } })).toBe(2)
  expect(await count({ pay_time_range: { end_time: now - 1 } })).toBe(0)
  expect(await count({ pay_time_range: { begin_time: now + 1 } })).toBe(0)
  expect(await count({ openid: first.openid })).toBe(1)
  await twin.admin('refund', { outTradeNo: 'T1' })
  expect(await count({ order_state: 5 })).toBe(1)
})

it('refuses a page over 50 and a cursor that is none', async () => {
  const { call } = await createWechatBench()
  expect(await call(LIST, { page_size: 100 })).toMatchObject({ errcode: 10060014 })
  expect(await call(LIST, { last_index: 'zz' })).toMatchObject({ errcode: 10060011 })
  expect(await call(GET_ORDER, { merchant_trade_no: 'T1' })).toMatchObject({ errcode: 10060014 })
})

it('says whether the own appid is under the service, and no other', async () => {
  const { call } = await createWechatBench()
  const path = '/wxa/sec/order/is_trade_managed'
  expect(await call(path, { appid: 'wx5a0d8c3f7e2b1946' })).toMatchObject({ is_trade_managed: true })
  expect(await call(path, { appid: 'wxother' })).toMatchObject({ errcode: 40013 })
})

it('keeps payments, shipping, credits and messages over a restart', async () => {
  const clock = createBench()
  const before = await createWechatBench(clock)
  await before.call(UPLOAD, anUpload(before.first))
  await before.twin.admin('credits', { openid: before.first.openid, templateId: 'x', count: 2 })
  const after = await createWechatBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.twin.admin('messages')).toEqual(await before.twin.admin('messages'))
  expect(await after.twin.admin('credits')).toEqual(await before.twin.admin('credits'))
})
