import fc from 'fast-check'
import { SANDBOX } from '../settings'
import { createBench } from '../test-bench'
import { COURIERS } from './couriers'
import { anOrder, aPerson, createKdniaoBench } from './test-bench'

const { accounts } = SANDBOX.kdniao
type Answer = { Order?: Record<string, string> } & Record<string, unknown>

it('issues a number with its routing mark', async () => {
  const { call, twin } = createKdniaoBench()
  const answer = (await call('1007', anOrder({ Callback: 'hello', IsReturnPrintTemplate: '1' }))) as Answer
  expect(answer).toMatchObject({
    EBusinessID: '1234567',
    Success: true,
    ResultCode: '100',
    Callback: 'hello',
    Order: { OrderCode: 'T20260101001', ShipperCode: 'STO', DestinatioName: '北京市' },
  })
  expect(answer.Order?.['LogisticCode']).toMatch(/^77\d{13}$/)
  expect(answer.Order?.['MarkDestination']).toMatch(/^\d{3}( C\d{3} M\d\d |- \d\d\d?-\d\d 03 )$/)
  expect(answer['PrintTemplate']).toContain(answer.Order?.['LogisticCode'])
  expect(twin.books()).toMatchObject({ issued: 1, live: 1, cancelled: 0, calls: { '1007': 1 } })
})

it('gives one district one mark at one courier, and another district another', async () => {
  const { call } = createKdniaoBench()
  const mark = async (OrderCode: string, ExpAreaName: string) =>
    ((await call('1007', anOrder({ OrderCode, Receiver: { ...aPerson, ExpAreaName } }))) as Answer).Order?.[
      'MarkDestination'
    ]
  const first = await mark('A', '朝阳区')
  expect(await mark('B', '朝阳区')).toBe(first)
  expect(await mark('C', '海淀区')).not.toBe(first)
})

it.each<[string, object, string, string]>([
  ['no order code', { OrderCode: '' }, '101', 'OrderCode'],
  ['an order code of 31', { OrderCode: 'x'.repeat(31) }, '102', 'OrderCode'],
  ['an unknown field', { GoodsQuantity: 1 }, '102', 'GoodsQuantity'],
  ['an unknown courier', { ShipperCode: 'XX' }, '102', 'ShipperCode'],
  ['a number as text', { Quantity: '1' }, '103', 'Quantity'],
  ['no quantity', { Quantity: undefined }, '101', 'Quantity'],
  ['no piece', { Quantity: 0 }, '102', 'Quantity'],
  ['a wrong payer', { PayType: 5 }, '102', 'PayType'],
  ['a third payer elsewhere than SF', { PayType: 4 }, '102', 'PayType'],
  ['no receiver', { Receiver: undefined }, '101', 'Receiver'],
  ['no district', { Receiver: { ...aPerson, ExpAreaName: '' } }, '101', 'Receiver.ExpAreaName'],
  ['no phone', { Receiver: { ...aPerson, Mobile: '' } }, '101', 'Receiver.Mobile'],
  ['a masked phone', { Receiver: { ...aPerson, Mobile: '138****0000' } }, '102', 'Receiver'],
  ['an address of 101', { Receiver: { ...aPerson, Address: '路'.repeat(101) } }, '102', 'Receiver.Address'],
  ['a # in the address', { Receiver: { ...aPerson, Address: '5#楼' } }, '103', 'Receiver.Address'],
  ['an & in the goods', { Commodity: [{ GoodsName: 'A&B', Goodsquantity: 1 }] }, '103', 'Commodity.0.GoodsName'],
  ['no goods', { Commodity: [] }, '101', '缺少货物信息'],
  ['the upper-case quantity', { Commodity: [{ GoodsName: 'A', GoodsQuantity: 1 }] }, '102', 'GoodsQuantity'],
  ['a template of another courier', { TemplateSize: '203' }, '102', 'TemplateSize'],
  ['no site for STO', { SendSite: '' }, '101', 'SendSite'],
  ['a wrong password', { CustomerPwd: 'no' }, '104', '账号'],
  [
    'a district out of reach',
    { Receiver: { ...aPerson, ProvinceName: '海南省', CityName: '三沙市' } },
    '105',
    '服务范围',
  ],
])('refuses %s', async (...[, over, code, named]) => {
  const { call, twin } = createKdniaoBench()
  const answer = await call('1007', anOrder(over))
  expect(answer).toMatchObject({ Success: false, ResultCode: code })
  expect(answer['Reason']).toContain(named)
  expect(twin.books()).toMatchObject({ issued: 0 })
})

it('forbids at-sign and comma only with the switch on', async () => {
  const { call, twin } = createKdniaoBench()
  const order = (OrderCode: string) => anOrder({ OrderCode, Remark: '轻放,谢谢@' })
  expect(await call('1007', order('A'))).toMatchObject({ Success: true })
  await twin.admin('quirks', { 'KDN-forbid-at-comma': true })
  expect(await call('1007', order('B'))).toMatchObject({ ResultCode: '103' })
})

it('lets line breaks stand in CustomArea and nowhere else', async () => {
  const { call } = createKdniaoBench()
  expect(await call('1007', anOrder({ CustomArea: '白M*1<br>黑L*2' }))).toMatchObject({ Success: true })
  expect(await call('1007', anOrder({ OrderCode: 'B', Remark: 'a<br>b' }))).toMatchObject({ ResultCode: '103' })
})

it.each(Object.keys(accounts))('asks the account and the extras of %s', async (shipper) => {
  const { call } = createKdniaoBench()
  const account = accounts[shipper as keyof typeof accounts]
  const bare = { CustomerName: undefined, CustomerPwd: undefined, SendSite: undefined, TemplateSize: undefined }
  const extras = {
    ...(shipper === 'JTSD' ? { DeliveryMethod: 3 } : {}),
    ...(shipper === 'EMS'
      ? { Receiver: { ...aPerson, PostCode: '100000' }, Sender: { ...aPerson, PostCode: '310000' } }
      : {}),
  }
  const order = anOrder({ ShipperCode: shipper, ...bare })
  const without = await call('1007', { ...order, ...extras })
  expect(without).toMatchObject({ Success: false, ResultCode: '101' })
  const right = (await call('1007', { ...order, ...account, ...extras })) as Answer
  expect(right).toMatchObject({ Success: true })
  if (shipper === 'JTSD' || shipper === 'EMS') {
    expect(await call('1007', { ...order, ...account, OrderCode: 'B' })).toMatchObject({ ResultCode: '101' })
  }
})

it('needs no month account at SF when the receiver pays', async () => {
  const { call } = createKdniaoBench()
  const bare = { CustomerName: undefined, CustomerPwd: undefined, SendSite: undefined }
  expect(await call('1007', anOrder({ ShipperCode: 'SF', PayType: 2, ...bare }))).toMatchObject({ Success: true })
})

it('repeats the former order on the same code, even when the body has changed', async () => {
  const { call, twin } = createKdniaoBench()
  const first = (await call('1007', anOrder())) as Answer
  const again = (await call('1007', anOrder({ Receiver: { ...aPerson, Address: '改了地址' } }))) as Answer
  expect(again).toMatchObject({ Success: true, ResultCode: '106', Order: first.Order })
  expect(twin.books()).toMatchObject({ issued: 1 })
})

it('answers 106 with nothing but the business where that switch is on', async () => {
  const { call, twin } = createKdniaoBench()
  await call('1007', anOrder())
  await twin.admin('quirks', { 'K106-bare': true })
  expect(await call('1007', anOrder())).toEqual({ EBusinessID: '1234567', ResultCode: '106' })
  expect(twin.books()).toMatchObject({ issued: 1 })
})

it('cancels what is not collected; the code stays used up', async () => {
  const { call, twin } = createKdniaoBench()
  const { Order } = (await call('1007', anOrder())) as Answer
  const cancel = (over: object = {}) =>
    call('1147', { ShipperCode: 'STO', OrderCode: 'T20260101001', ExpNo: Order?.['LogisticCode'], ...over })
  expect(await cancel({ ExpNo: '' })).toMatchObject({ ResultCode: '101' })
  expect(await cancel({ ExpNo: '771' })).toMatchObject({ ResultCode: '102' })
  expect(await cancel({ OrderCode: 'other' })).toMatchObject({ Success: false })
  expect(await cancel()).toMatchObject({ Success: true, ResultCode: '100' })
  expect(await cancel()).toMatchObject({ Success: false })
  expect(await call('1007', anOrder())).toMatchObject({ Success: false, ResultCode: '106' })
  expect(twin.books()).toMatchObject({ live: 0, cancelled: 1 })
})

it('does not cancel a collected parcel', async () => {
  const { call, twin } = createKdniaoBench()
  const { Order } = (await call('1007', anOrder())) as Answer
  await twin.admin('scan', { waybillNo: Order?.['LogisticCode'], action: 'collected' })
  const answer = await call('1147', { ShipperCode: 'STO', OrderCode: 'T20260101001', ExpNo: Order?.['LogisticCode'] })
  expect(answer).toMatchObject({ Success: false, ResultCode: '105' })
})

it('counts numbers down and says when they are used up', async () => {
  const { call, twin } = createKdniaoBench()
  await twin.admin('balance', { account: 'STO teststo', left: 2 })
  const left = async () =>
    (await call('1127', { ShipperCode: 'STO', CustomerName: 'teststo' }))['EorderBalance'] as Record<string, number>
  expect(await left()).toMatchObject({ AvailableNum: 2 })
  await call('1007', anOrder({ OrderCode: 'A' }))
  expect(await left()).toMatchObject({ AvailableNum: 1 })
  expect(await call('1007', anOrder({ OrderCode: 'B', Quantity: 2 }))).toMatchObject({
    Success: false,
    ResultCode: '105',
  })
  await call('1007', anOrder({ OrderCode: 'B' }))
  const empty = await call('1007', anOrder({ OrderCode: 'C' }))
  expect(empty['Reason']).toContain('余额不足')
  expect(await call('1127', { ShipperCode: 'SF' })).toMatchObject({ Success: false })
})

it.each([false, true])('gives sub-parcels numbers of their own (as text: %s)', async (asText) => {
  const { call, twin } = createKdniaoBench()
  await twin.admin('quirks', { 'KDN-suborders-text': asText })
  const answer = (await call('1007', anOrder({ Quantity: 3 }))) as Answer
  const subs = asText ? String(answer['SubOrders']).split(',') : (answer['SubOrders'] as string[])
  expect(answer['SubCount']).toBe(2)
  const next = (await call('1007', anOrder({ OrderCode: 'B' }))) as Answer
  expect(new Set([...subs, answer.Order?.['LogisticCode'], next.Order?.['LogisticCode']]).size).toBe(4)
})

it('never gives a number twice', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(COURIERS)), fc.nat(1_000_000), fc.nat(1_000_000), (courier, a, b) => {
      seen.add(courier.number(a))
      return (courier.number(a) === courier.number(b)) === (a === b)
    }),
  )
  expect(seen.size).toBeGreaterThan(50)
  // a factor with 2 or 5 in it would meet itself at a power of ten
  for (const courier of Object.values(COURIERS)) {
    for (let power = 1; power <= 10; power += 1) expect(courier.number(10 ** power)).not.toBe(courier.number(0))
  }
})

it('keeps orders, balance and tracks over a restart', async () => {
  const clock = createBench()
  const before = createKdniaoBench(clock)
  const { Order } = (await before.call('1007', anOrder())) as Answer
  await before.twin.admin('scan', { waybillNo: Order?.['LogisticCode'], action: 'collected' })
  const after = createKdniaoBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.call('1007', anOrder())).toMatchObject({ ResultCode: '106', Order })
})
