import { aSplit, anUpload, createWechatBench, GET_ORDER, UPLOAD } from './test-bench'
import { isMaskedContact } from './upload-rules'

const parcel = { tracking_no: 'YT1', express_company: 'YTO', item_desc: '货' }
const newer = (minute: number) => ({ upload_time: `2026-11-20T14:${String(minute).padStart(2, '0')}:00.000+08:00` })

it('ships one payment, tells the buyer and shows it in get_order', async () => {
  const { twin, call, first } = await createWechatBench()
  expect(await call(UPLOAD, anUpload(first))).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await call(GET_ORDER, { transaction_id: first.transactionId })).toMatchObject({
    errcode: 0,
    order: {
      order_state: 2,
      merchant_trade_no: 'T1',
      paid_amount: 916,
      description: '抱枕*1',
      shipping: { finish_shipping: true, finish_shipping_count: 1, delivery_mode: 1, logistics_type: 1 },
    },
  })
  expect(await twin.admin('messages')).toMatchObject([{ openid: first.openid, kind: 'ship-notice' }])
  expect(twin.books()).toMatchObject({ synced: 1 })
})

it('finds the payment by merchant trade number too', async () => {
  const { call, second } = await createWechatBench()
  const key = { order_number_type: 1, mchid: '1900000109', out_trade_no: 'T2' }
  expect(await call(UPLOAD, anUpload(second, { order_key: key }))).toMatchObject({ errcode: 0 })
})

const long = (length: number) => '字'.repeat(length)
it.each<[string, object, number]>([
  ['an unknown field', { extra: 1 }, 10060014],
  ['a number as text', { logistics_type: '1' }, 10060014],
  ['no key type', { order_key: {} }, 268485194],
  ['a missing transaction id', { order_key: { order_number_type: 2 } }, 268485195],
  ['a missing mchid', { order_key: { order_number_type: 1, out_trade_no: 'T1' } }, 268485196],
  ['a missing trade number', { order_key: { order_number_type: 1, mchid: '1900000109' } }, 268485197],
  ['a wrong logistics type', { logistics_type: 5 }, 10060005],
  ['a wrong delivery mode', { delivery_mode: 3 }, 268485224],
  ['a split that is not express', { logistics_type: 2, delivery_mode: 2, is_all_delivered: true }, 10060006],
  ['a split without is_all_delivered', { delivery_mode: 2 }, 10060007],
  ['an upload time without milliseconds', { upload_time: '2026-11-20T13:29:35+08:00' }, 268485216],
  ['an upload time without zone', { upload_time: '2026-11-20T13:29:35.000' }, 268485216],
  ['sixteen parcels', { delivery_mode: 2, is_all_delivered: true, shipping_list: Array(16).fill(parcel) }, 10060024],
  ['two parcels in unified mode', { shipping_list: [parcel, parcel] }, 268485228],
  ['no parcel in split mode', { delivery_mode: 2, is_all_delivered: true, shipping_list: [] }, 10060020],
  ['no waybill number', { shipping_list: [{ ...parcel, tracking_no: '' }] }, 268485226],
  ['no carrier', { shipping_list: [{ tracking_no: 'YT1', item_desc: '货' }] }, 268485227],
  ['a carrier over 128 bytes', { shipping_list: [{ ...parcel, express_company: long(43) }] }, 10060025],
  ['a number over 128 bytes', { shipping_list: [{ ...parcel, tracking_no: long(43) }] }, 10060026],
  ['a carrier of another code space', { shipping_list: [{ ...parcel, express_company: 'YUNDA' }] }, 10060014],
  ['no description', { shipping_list: [{ ...parcel, item_desc: '' }] }, 10060008],
  ['a description of 121 characters', { shipping_list: [{ ...parcel, item_desc: long(121) }] }, 10060009],
  ['SF without contact', { shipping_list: [{ ...parcel, express_company: 'SF' }] }, 10060014],
  [
    'SF with a clear phone',
    { shipping_list: [{ ...parcel, express_company: 'SF', contact: { receiver_contact: '17700001234' } }] },
    10060014,
  ],
  ['no openid', { payer: { openid: '' } }, 10060014],
  ['an unknown payment', { order_key: { order_number_type: 2, transaction_id: '4200' } }, 10060001],
  ['another payer', { payer: { openid: 'oSomebodyElse' } }, 10060031],
])('refuses %s', async (_what, over, code) => {
  const { twin, call, first } = await createWechatBench()
  expect(await call(UPLOAD, anUpload(first, over))).toMatchObject({ errcode: code })
  expect(twin.books()).toMatchObject({ synced: 0 })
})

it('takes 120 characters, SF with a masked phone, and goods that need no carrier', async () => {
  const { call, first, second } = await createWechatBench()
  const sf = { ...parcel, express_company: 'SF', item_desc: long(120), contact: { receiver_contact: '177****1234' } }
  expect(await call(UPLOAD, anUpload(first, { shipping_list: [sf] }))).toMatchObject({ errcode: 0 })
  const own = { logistics_type: 4, shipping_list: [{ item_desc: '自提' }] }
  expect(await call(UPLOAD, anUpload(second, own))).toMatchObject({ errcode: 0 })
})

it.each([
  '189****1234',
  '021-****1234',
  '****1234',
  '0**2-***1234',
  '0**2-******23-10',
  '****123-8008',
  '+86-177****1234',
])('takes the documented mask %s', (mask) => expect(isMaskedContact(mask)).toBe(true))
it.each(['18900001234', '189****12*4', '189****12', '张****1234', '189********'])('refuses the mask %s', (mask) =>
  expect(isMaskedContact(mask)).toBe(false),
)

it('answers 10060023 to the same content, whatever the time of the call', async () => {
  const { twin, call, first } = await createWechatBench()
  await call(UPLOAD, anUpload(first))
  expect(await call(UPLOAD, anUpload(first))).toMatchObject({ errcode: 10060023 })
  expect(await call(UPLOAD, anUpload(first, newer(1)))).toMatchObject({ errcode: 10060023 })
  expect(twin.books()).toMatchObject({ payments: [{ uploads: 1, reships: 0 }, { uploads: 0 }] })
})

it('takes one re-ship and not a second', async () => {
  const { twin, call, first } = await createWechatBench()
  await call(UPLOAD, anUpload(first))
  const other = (tracking_no: string, minute: number) =>
    anUpload(first, { shipping_list: [{ ...parcel, tracking_no }], ...newer(minute) })
  expect(await call(UPLOAD, other('YT2', 1))).toMatchObject({ errcode: 0 })
  expect(await call(UPLOAD, other('YT3', 2))).toMatchObject({ errcode: 10060003 })
  expect(await call(GET_ORDER, { transaction_id: first.transactionId })).toMatchObject({
    order: { shipping: { finish_shipping_count: 2, shipping_list: [{ tracking_no: 'YT2' }] } },
  })
  expect(await twin.admin('messages')).toHaveLength(2)
})

it('refuses an upload time that does not rise', async () => {
  const { call, first } = await createWechatBench()
  await call(UPLOAD, aSplit(first, ['1']))
  expect(await call(UPLOAD, aSplit(first, ['1', '2']))).toMatchObject({ errcode: 10060014 })
  expect(await call(UPLOAD, aSplit(first, ['1', '2'], newer(1)))).toMatchObject({ errcode: 0 })
})

it('counts a change from split to unified as the re-ship', async () => {
  const { twin, call, first } = await createWechatBench()
  await call(UPLOAD, aSplit(first, ['1']))
  expect(await call(UPLOAD, anUpload(first, newer(1)))).toMatchObject({ errcode: 0 })
  expect(twin.books()).toMatchObject({ payments: [{ reships: 1 }, { reships: 0 }] })
})

it.each([
  [false, ['2']],
  [true, ['1', '2']],
])('appends to a split list only with the switch on (%s)', async (append, numbers) => {
  const { twin, call, first } = await createWechatBench()
  await twin.admin('quirks', { 'WX-split-append': append })
  await call(UPLOAD, aSplit(first, ['1']))
  expect(await twin.admin('messages')).toEqual([])
  await call(UPLOAD, aSplit(first, ['2'], { is_all_delivered: true, ...newer(1) }))
  const { order } = (await call(GET_ORDER, { transaction_id: first.transactionId })) as {
    order: { shipping: { shipping_list: { tracking_no: string }[]; finish_shipping: boolean } }
  }
  expect(order.shipping.finish_shipping).toBe(true)
  expect(order.shipping.shipping_list.map((row) => row.tracking_no)).toEqual(numbers)
  expect(await twin.admin('messages')).toHaveLength(1)
})

it('gives the same list both ways when every call carries the whole of it', async () => {
  for (const append of [false, true]) {
    const { twin, call, first } = await createWechatBench()
    await twin.admin('quirks', { 'WX-split-append': append })
    await call(UPLOAD, aSplit(first, ['1']))
    await call(UPLOAD, aSplit(first, ['1', '2'], { is_all_delivered: true, ...newer(1) }))
    expect(twin.books()).toMatchObject({ payments: [{ parcels: [{ trackingNo: '1' }, { trackingNo: '2' }] }, {}] })
  }
})

it('refuses more than fifteen parcels in the sum of appended uploads', async () => {
  const { twin, call, first } = await createWechatBench()
  await twin.admin('quirks', { 'WX-split-append': true })
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => String(from + n))
  await call(UPLOAD, aSplit(first, numbers(1, 10)))
  expect(await call(UPLOAD, aSplit(first, numbers(11, 6), newer(1)))).toMatchObject({ errcode: 10060024 })
})

it('refuses a finished payment with 10060002 where that switch is on', async () => {
  const { twin, call, first } = await createWechatBench()
  await twin.admin('quirks', { 'WX-10060002-finished': true })
  await call(UPLOAD, aSplit(first, ['1'], { is_all_delivered: true }))
  expect(await call(UPLOAD, aSplit(first, ['1', '2'], newer(1)))).toMatchObject({ errcode: 10060002 })
})

it('refuses a refunded and a received payment with 10060004', async () => {
  const { twin, call, first, second } = await createWechatBench()
  await twin.admin('refund', { outTradeNo: 'T1' })
  expect(await call(UPLOAD, anUpload(first))).toMatchObject({ errcode: 10060004 })
  await call(UPLOAD, anUpload(second))
  await twin.admin('receive', { outTradeNo: 'T2' })
  expect(await call(UPLOAD, anUpload(second, newer(1)))).toMatchObject({ errcode: 10060004 })
  await expect(twin.admin('receive', { outTradeNo: 'T1' })).rejects.toMatchObject({ status: 409 })
})
