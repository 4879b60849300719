import { ProviderError } from '@shared/ports/provider-error'
import type { CourierAccount, WaybillAsk } from '@shared/ports/courier'
import fc from 'fast-check'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { createKdniaoCourier } from './index'
import { toEOrder } from './mapper'
import { kdniaoSign } from './sign'
import { cut } from './text'
import { scanState } from './units'

const API_KEY = '00000000-1111-2222-3333-444444444444'
const settings = { baseUrl: 'http://kdniao.test', businessId: '1234567', apiKey: API_KEY }
const account: CourierAccount = {
  id: 'acc1',
  channel: 'kdniao',
  courier: 'sto',
  fields: { CustomerName: 'acct', CustomerPwd: 'p&wd', SendSite: '测试网点' },
}
const ask: WaybillAsk = {
  partnerKey: 'W0123456789ABCDEFn1',
  account,
  receiver: {
    name: '收件人',
    phone: '13800000000',
    province: '北京市',
    city: '北京市',
    district: '朝阳区',
    detail: '三里屯1号#2 & 3',
  },
  sender: {
    name: '发件人',
    phone: '0571-88880000',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '文三路1号',
  },
  goods: [{ title: '杯子 "L"+盖', quantity: 2 }],
  weightGrams: 1250,
  remark: '100%小心轻放',
}
const ref = { partnerKey: ask.partnerKey, account, waybillNo: '772000000000001' }
const recorded = (name: string) => fixture(__dirname, name)

function kdniao(answer: Canned) {
  const { http, asked } = cannedHttp(() => answer)
  const form = () => new URLSearchParams(asked[0] ? bodyText(asked[0]) : '')
  const data = () => JSON.parse(form().get('RequestData') ?? '{}') as Record<string, unknown>
  return { asked, form, data, courier: createKdniaoCourier({ http, settings, now: () => 0 }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs as base64 of the hex digest over the raw JSON and the key', () => {
  expect(
    kdniaoSign('{"OrderCode":"","ShipperCode":"SF","LogisticCode":"SF1234567890123","CustomerName":"1234"}', API_KEY),
  ).toBe('NzhiMmJkMzFiMTQ1ZjhiNWRiMTNmMGNkZDYxMWUwYzE=')
  expect(
    kdniaoSign(
      '{"OrderCode":"T20260101001","ShipperCode":"ZTO","LogisticCode":"75000000000001","Remark":"小心轻放"}',
      API_KEY,
    ),
  ).toBe('Zjg5MDYyNDA3YTdhNzY3ZWQ5Y2VjZDAwNDEwMmY2N2Q=')
})

it('posts the signed form to the path of the call, encoded once', async () => {
  const { courier, asked, form } = kdniao(recorded('waybill.json'))
  await courier.createWaybill(ask)
  const raw = form().get('RequestData') ?? ''
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'http://kdniao.test/api/EOrderService', timeoutMs: 15_000 })
  expect(Object.fromEntries(form())).toMatchObject({
    EBusinessID: '1234567',
    RequestType: '1007',
    DataType: '2',
    DataSign: kdniaoSign(raw, API_KEY),
  })
  expect(raw.startsWith('{"OrderCode"')).toBe(true)
})

it('builds 1007 in 快递鸟’s words: full names of regions, legal characters, account fields untouched', () => {
  expect(toEOrder(ask)).toMatchObject({
    OrderCode: 'W0123456789ABCDEFn1',
    ShipperCode: 'STO',
    CustomerName: 'acct',
    CustomerPwd: 'p&wd',
    SendSite: '测试网点',
    PayType: 3,
    ExpType: '1',
    Receiver: {
      Name: '收件人',
      Mobile: '13800000000',
      ProvinceName: '北京',
      CityName: '北京市',
      ExpAreaName: '朝阳区',
      Address: '三里屯1号＃2 ＆ 3',
    },
    Sender: { Tel: '0571-88880000', ProvinceName: '浙江省', CityName: '杭州市', ExpAreaName: '西湖区' },
    Commodity: [{ GoodsName: '杯子 ＂L＂＋盖', Goodsquantity: 2 }],
    Weight: 1.25,
    Quantity: 1,
    Remark: '100％小心轻放',
    IsSubscribe: '0',
  })
})

it('fills the level that a place lacks', () => {
  const at = (province: string, city: string, district: string) =>
    toEOrder({ ...ask, receiver: { ...ask.receiver, province, city, district } })
  expect(at('上海市', '', '浦东新区')).toMatchObject({ Receiver: { ProvinceName: '上海', CityName: '上海市' } })
  expect(at('广东省', '东莞市', '')).toMatchObject({ Receiver: { CityName: '东莞市', ExpAreaName: '东莞市' } })
  expect(at('湖北省', '', '仙桃市')).toMatchObject({ Receiver: { CityName: '仙桃市', ExpAreaName: '仙桃市' } })
})

it('keeps the extension of a virtual number, gives 邮政 a post code and 极兔 a way of delivery', () => {
  const receiver = { ...ask.receiver, extension: '1234' }
  expect(toEOrder({ ...ask, receiver })).toMatchObject({ Receiver: { Mobile: '13800000000-1234' } })
  expect(toEOrder({ ...ask, account: { ...account, courier: 'ems' } })).toMatchObject({
    Sender: { PostCode: '000000' },
  })
  expect(toEOrder({ ...ask, account: { ...account, courier: 'jtsd' } })).toMatchObject({ DeliveryMethod: 3 })
  expect(toEOrder(ask)).not.toHaveProperty('DeliveryMethod')
})

it('cuts names and remarks but refuses an address that does not fit', async () => {
  const longName = toEOrder({ ...ask, receiver: { ...ask.receiver, name: '长'.repeat(40) } })
  expect(longName).toMatchObject({ Receiver: { Name: '长'.repeat(30) } })
  const { courier, asked } = kdniao(recorded('waybill.json'))
  const tooLong = { ...ask, receiver: { ...ask.receiver, detail: '路'.repeat(101) } }
  expect(await troubleOf(courier.createWaybill(tooLong))).toMatchObject({
    failure: 'invalid',
    scope: 'order',
    providerCode: 'unfit:Address',
  })
  const poor = { ...ask, account: { ...account, fields: {} } }
  expect(await troubleOf(courier.createWaybill(poor))).toMatchObject({ failure: 'auth', scope: 'account' })
  expect(asked).toEqual([])
})

it('makes any text legal, never longer than asked and never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(120), (text, length) => {
      const legal = cut(text, length)
      expect(legal).not.toMatch(/['"#&+<>%\\@,]|\p{Cc}/u)
      expect(Array.from(legal).length).toBeLessThanOrEqual(length)
      const given = new Set(Array.from(text))
      expect(Array.from(legal).filter((char) => !given.has(char) && !/[＇＂＃＆＋＜＞％＼＠， ]/.test(char))).toEqual(
        [],
      )
    }),
  )
})

it('reads number, routing and 快递鸟’s own number', async () => {
  expect(await kdniao(recorded('waybill.json')).courier.createWaybill(ask)).toEqual({
    waybillNo: '772000000000001',
    routing: { mark: '113 C107 M07', packageCenter: '北京顺义集散包' },
    partnerNo: 'KDN0000000000000001',
    replayed: false,
  })
  expect(await kdniao(recorded('waybill-sf.json')).courier.createWaybill(ask)).toMatchObject({
    waybillNo: 'SF1234567890123',
    routing: { mark: '571WA-K5-045' },
  })
})

it('takes 106 with a number as the first answer and 106 without one as a refusal of this order', async () => {
  const again = await kdniao(recorded('waybill-again.json')).courier.createWaybill(ask)
  expect(again).toMatchObject({ waybillNo: '772000000000001', replayed: true })
  const bare = { EBusinessID: '1234567', ResultCode: '106' }
  for (const answer of [
    recorded('waybill-again-bare.json'),
    JSON.stringify(bare),
    JSON.stringify({ ...bare, Success: true }),
  ]) {
    expect(await troubleOf(kdniao(answer).courier.createWaybill(ask))).toMatchObject({
      failure: 'rejected',
      scope: 'order',
      providerCode: '106',
    })
  }
})

it('does not know what happened when a yes carries no number', async () => {
  const trouble = await troubleOf(kdniao(recorded('done.json')).courier.createWaybill(ask))
  expect(trouble).toMatchObject({ failure: 'no-answer', providerCode: 'no-number' })
})

it.each([
  ['no-package.json', 'auth', 'account'],
  ['bad-sign.json', 'auth', 'account'],
  ['throttled.json', 'throttled', 'account'],
  ['out-of-area.json', 'rejected', 'order'],
])('reads the refusal %s as %s of the %s, code and text word for word', async (name, failure, scope) => {
  const trouble = await troubleOf(kdniao(recorded(name)).courier.createWaybill(ask))
  const { Reason, ResultCode } = JSON.parse(recorded(name)) as { Reason: string; ResultCode: string }
  expect(trouble).toMatchObject({ failure, scope, providerCode: ResultCode, providerText: Reason })
})

it.each([
  ['电子面单单号不足', 'balance', 'account'],
  ['请求过于频繁', 'throttled', 'account'],
  ['请求频率超限,请稍后再试', 'throttled', 'account'],
  ['快递公司接口超时', 'no-answer', 'order'],
  ['系统繁忙，请稍后重试', 'unavailable', 'order'],
  ['电子面单客户号或密码错误', 'auth', 'account'],
  ['谁也没见过的话', 'rejected', 'order'],
])('reads the text %s of 105', async (Reason, failure, scope) => {
  const answer = JSON.stringify({ Success: false, ResultCode: '105', Reason })
  expect(await troubleOf(kdniao(answer).courier.createWaybill(ask))).toMatchObject({ failure, scope })
})

it('cancels by number, takes "cancelled before" as done and "collected" as refused', async () => {
  const { courier, data, form } = kdniao(recorded('done.json'))
  await courier.cancelWaybill(ref)
  expect(form().get('RequestType')).toBe('1147')
  expect(data()).toEqual({
    ShipperCode: 'STO',
    OrderCode: 'W0123456789ABCDEFn1',
    ExpNo: '772000000000001',
    CustomerName: 'acct',
    CustomerPwd: 'p&wd',
  })
  await kdniao(recorded('void-already.json')).courier.cancelWaybill(ref)
  expect(await troubleOf(kdniao(recorded('collected.json')).courier.cancelWaybill(ref))).toMatchObject({
    failure: 'rejected',
    providerText: '快件已揽收,取消失败',
  })
})

it('tells the numbers left, and asks nothing of a courier that counts none', async () => {
  const { courier, form } = kdniao(recorded('balance.json'))
  expect(await courier.balance(account)).toEqual({ left: 1280 })
  expect(form().get('RequestType')).toBe('1127')
  const sf = kdniao(recorded('balance.json'))
  expect(await sf.courier.balance({ ...account, courier: 'sf' })).toBeUndefined()
  expect(sf.asked).toEqual([])
})

it('subscribes at /api/dist, with the phone’s tail where the courier asks for it', async () => {
  const { courier, data, asked, form } = kdniao(recorded('subscribed.json'))
  await courier.subscribeTrack({ ...ref, account: { ...account, courier: 'zto' }, phoneTail: '1945' })
  expect(asked[0]?.url).toBe('http://kdniao.test/api/dist')
  expect(form().get('RequestType')).toBe('8008')
  expect(data()).toEqual({ ShipperCode: 'ZTO', LogisticCode: '772000000000001', CustomerName: '1945' })
  const sto = kdniao(recorded('subscribed.json'))
  await sto.courier.subscribeTrack({ ...ref, phoneTail: '1945' })
  expect(sto.data()).not.toHaveProperty('CustomerName')
})

it('reads a track oldest first by the node’s own code; the sticky State 4 means nothing', async () => {
  const { courier, form } = kdniao(recorded('track.json'))
  const report = await courier.track({ ...ref, phoneTail: '1945' })
  expect(form().get('RequestType')).toBe('8001')
  expect(report.events.map(({ state, code }) => [state, code])).toEqual([
    ['collected', '1'],
    ['moving', '204'],
    ['problem', '421'],
    ['delivering', '202'],
  ])
  expect(report.events[0]).toEqual({
    at: Date.UTC(2026, 0, 1, 10),
    state: 'collected',
    code: '1',
    text: '已揽收',
    place: '杭州市',
  })
})

it('takes "no track yet" as an empty list', async () => {
  expect(await kdniao(recorded('no-track.json')).courier.track({ ...ref, phoneTail: '' })).toEqual({
    waybillNo: '772000000000001',
    courier: 'sto',
    events: [],
  })
})

it('reads an unknown scan by its first digit', () => {
  expect(['424', '299', '305', '888', '0', '10'].map(scanState)).toEqual([
    'problem',
    'moving',
    'delivered',
    'moving',
    'none',
    'none',
  ])
})
