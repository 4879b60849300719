import type { ShippingUpload } from '@shared/ports/order-source'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { createWechatOrderSource } from './index'

const settings = { baseUrl: 'http://wechat.test', appId: 'wx1', secret: 's1', mchId: '1900000001' }
const tokens = { get: async () => ({ token: 'TOKEN', expiresAt: 9e12 }), put: async () => undefined }
const recorded = (name: string) => fixture(__dirname, name)

function wechat(...answers: readonly Canned[]) {
  const { http, asked } = cannedHttp((_, calls) => answers[calls - 1] ?? new Error(`call ${calls} was not expected`))
  const body = (at = 0) => JSON.parse(asked[at] ? bodyText(asked[at]) : '{}') as unknown
  return { asked, body, source: createWechatOrderSource({ http, settings, tokens, now: () => 0 }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}
const upload: ShippingUpload = {
  payment: { transactionId: '4200001234202501010000000001', openid: 'oX' },
  mode: 'unified',
  allDelivered: true,
  parcels: [{ waybillNo: 'JT123', courier: 'jtsd', goods: '抱枕*1', receiverPhoneMasked: '177****1234' }],
  uploadedAt: Date.UTC(2025, 0, 2, 5, 29, 35, 120),
}

it('reads a payment by merchant number and trade number', async () => {
  const { source, asked, body } = wechat(recorded('order.json'))
  expect(await source.live('T1')).toEqual({
    tradeNo: 'T1',
    transactionId: '4200001234202501010000000001',
    openid: 'oX',
    paidFen: 916,
    paidAt: 1_670_563_533_000,
    state: 'shipped',
    inComplaint: false,
    shipping: {
      mode: 'unified',
      finished: true,
      finishCount: 1,
      parcels: [{ waybillNo: 'JT123', carrier: 'JTSD' }],
    },
  })
  expect(asked[0]?.url).toBe('http://wechat.test/wxa/sec/order/get_order?access_token=TOKEN')
  expect(body()).toEqual({ merchant_id: '1900000001', merchant_trade_no: 'T1' })
})

it('lists by time of payment in seconds and gives a cursor only while there is more', async () => {
  const { source, body } = wechat(recorded('orders.json'), recorded('orders-last.json'))
  const first = await source.list({ from: 1_670_563_531_900, to: 1_670_563_599_100 })
  expect(first.payments.map(({ tradeNo, state }) => [tradeNo, state])).toEqual([
    ['T1', 'shipped'],
    ['T2', 'to-ship'],
  ])
  expect(first.payments[1]).toMatchObject({
    inComplaint: true,
    shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [] },
  })
  expect(body()).toEqual({ pay_time_range: { begin_time: 1670563531, end_time: 1670563600 }, page_size: 50 })
  expect(await source.list({ from: 0, to: 1, cursor: first.cursor ?? '' })).toEqual({ payments: [] })
  expect(body(1)).toMatchObject({ last_index: '092dd3cecbc6926301' })
})

it('asks for one state by its number', async () => {
  const { source, body } = wechat(recorded('orders-last.json'))
  await source.list({ from: 0, to: 1, state: 'refunded' })
  expect(body()).toMatchObject({ order_state: 5 })
})

it('uploads in the platform’s words: one courier parcel of a whole payment', async () => {
  const { source, asked, body } = wechat(recorded('uploaded.json'))
  await source.upload(upload)
  expect(asked[0]?.url).toContain('/wxa/sec/order/upload_shipping_info?')
  expect(body()).toEqual({
    order_key: { order_number_type: 2, transaction_id: '4200001234202501010000000001' },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'JT123', express_company: 'JTSD', item_desc: '抱枕*1' }],
    upload_time: '2025-01-02T13:29:35.120+08:00',
    payer: { openid: 'oX' },
  })
})

it('says of a split payment whether this finishes it, masks the phone for SF only, cuts long goods', async () => {
  const { source, body } = wechat(recorded('uploaded.json'))
  const parcel = {
    waybillNo: 'SF1',
    courier: 'sf',
    goods: '长'.repeat(130),
    receiverPhoneMasked: '177****1234',
  } as const
  await source.upload({ ...upload, mode: 'split', allDelivered: false, parcels: [...upload.parcels, parcel] })
  expect(body()).toMatchObject({
    delivery_mode: 2,
    is_all_delivered: false,
    shipping_list: [
      { tracking_no: 'JT123' },
      { express_company: 'SF', item_desc: '长'.repeat(120), contact: { receiver_contact: '177****1234' } },
    ],
  })
})

it('takes "nothing changed" for done, and "shipped before" only when the same parcels are there', async () => {
  await wechat(recorded('nothing-changed.json')).source.upload(upload)
  await wechat(recorded('shipped-before.json'), recorded('order.json')).source.upload(upload)
  await wechat(recorded('shipped-before.json'), recorded('order-carrier-name.json')).source.upload(upload)
  const other = { ...upload, parcels: upload.parcels.map((parcel) => ({ ...parcel, waybillNo: 'JT124' })) }
  const run = wechat(recorded('shipped-before.json'), recorded('order.json'))
  expect(await troubleOf(run.source.upload(other))).toMatchObject({ failure: 'rejected', providerCode: '10060002' })
  expect(run.body(1)).toEqual({ transaction_id: '4200001234202501010000000001' })
  const wrongCourier = { ...upload, parcels: upload.parcels.map((parcel) => ({ ...parcel, courier: 'sto' as const })) }
  const second = wechat(recorded('shipped-before.json'), recorded('order.json')).source.upload(wrongCourier)
  expect(await troubleOf(second)).toMatchObject({ failure: 'rejected' })
})

it('reads the refusals of shipping management', async () => {
  const live = (name: string) => troubleOf(wechat(recorded(name)).source.live('T1'))
  expect(await live('not-found.json')).toMatchObject({
    failure: 'not-found',
    scope: 'order',
    providerText: '支付单不存在 rid: 6',
  })
  expect(await troubleOf(wechat(recorded('no-reship.json')).source.upload(upload))).toMatchObject({
    failure: 'rejected',
    providerCode: '10060003',
  })
})

it('does not know whether a busy platform took an upload, but knows that a busy read did nothing', async () => {
  for (const errcode of [-1, 10060012, 10060019]) {
    const busy = JSON.stringify({ errcode, errmsg: 'busy' })
    expect((await troubleOf(wechat(busy).source.upload(upload))).failure).toBe('no-answer')
    expect((await troubleOf(wechat(busy).source.live('T1'))).failure).toBe('unavailable')
  }
})

it('lists the carriers of the platform', async () => {
  expect(await wechat(recorded('carriers.json')).source.carriers()).toEqual([
    { id: 'YD', name: '韵达速递' },
    { id: 'SF', name: '顺丰速运' },
  ])
})
