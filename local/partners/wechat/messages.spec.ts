import { createDecipheriv } from 'node:crypto'
import { sha1Hex } from '../digest'
import { SANDBOX } from '../settings'
import { createBench } from '../test-bench'
import { encryptMessage } from './message-push'
import { isLegalValue } from './subscribe'
import { anUpload, createWechatBench, UPLOAD } from './test-bench'

const SEND = '/cgi-bin/message/subscribe/send'
const OPEN_MSG = '/cgi-bin/express/delivery/open_msg'
const template = SANDBOX.wechat.templates[0]
const data = {
  character_string2: { value: 'D202501010001' },
  thing4: { value: '顺丰速运' },
  character_string5: { value: 'SF1234567890' },
}

it('sends one message a credit, then answers 43101', async () => {
  const { twin, call, first } = await createWechatBench()
  const message = { touser: first.openid, template_id: template?.id, page: 'pages/order/detail?id=1', data }
  expect(await call(SEND, message)).toMatchObject({ errcode: 43101 })
  await twin.admin('credits', { openid: first.openid, templateId: template?.id, count: 1 })
  expect(await call(SEND, message)).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await call(SEND, message)).toMatchObject({ errcode: 43101 })
  expect(await twin.admin('messages')).toMatchObject([
    {
      kind: 'subscribe',
      data: { thing4: '顺丰速运' },
      facts: [
        ['订单号', 'D202501010001'],
        ['快递', '顺丰速运'],
        ['单号', 'SF1234567890'],
      ],
    },
  ])
  const { openid } = first
  expect(await twin.admin('unsent')).toMatchObject(
    [43101, 43101].map((errcode) => ({ openid, errcode, title: template?.title })),
  )
})

it('holds its pushes back for three hours, then sends what had waited', async () => {
  const { bench, twin, call, first } = await createWechatBench()
  bench.replies.push({ status: 200, body: 'success' })
  const until = bench.clock.now() + 3 * 3_600_000
  expect(await twin.admin('pause', { ms: 3 * 3_600_000 })).toEqual({ until })
  await call(UPLOAD, anUpload(first))
  await twin.tick()
  expect([bench.sent.length, await twin.admin('pause')]).toEqual([0, { until }])
  bench.pass(3 * 3_600_000)
  await twin.tick()
  expect([bench.sent.length, await twin.admin('pause')]).toEqual([1, { until: null }])
})

it('lets its pushes go on before the time is over', async () => {
  const { bench, twin, call, first } = await createWechatBench()
  await twin.admin('pause', { ms: 3 * 3_600_000 })
  await call(UPLOAD, anUpload(first))
  expect(await twin.admin('pause', { ms: 0 })).toEqual({ until: null })
  await twin.tick()
  expect(bench.sent).toHaveLength(1)
})

it.each<[string, object, [code: number, named: string]]>([
  ['an unknown openid', { touser: 'oNobody' }, [40003, 'openid']],
  ['an unknown template', { template_id: 'x' }, [40037, 'template']],
  ['a missing keyword', { data: { thing4: data.thing4 } }, [47003, 'data.character_string2.value']],
  ['a keyword too many', { data: { ...data, thing9: { value: 'x' } } }, [47003, 'data.thing9.value']],
  ['an empty value', { data: { ...data, thing4: { value: '' } } }, [47003, 'data.thing4.value']],
  ['a bare text as value', { data: { ...data, thing4: 'x' } }, [47003, 'data.thing4']],
  ['an unknown field', { templateId: 'x' }, [47003, '']],
  ['a wrong state', { miniprogram_state: 'released' }, [47003, 'miniprogram_state']],
  ['a page with spaces', { page: 'a b' }, [41030, 'page']],
])('refuses %s', async (_what, over, [code, named]) => {
  const { twin, call, first } = await createWechatBench()
  await twin.admin('credits', { openid: first.openid, templateId: template?.id, count: 1 })
  const answer = await call(SEND, { touser: first.openid, template_id: template?.id, data, ...over })
  expect(answer['errcode']).toBe(code)
  expect(answer['errmsg']).toContain(named)
})

it.each([
  ['thing1', '字'.repeat(20), true],
  ['thing1', '字'.repeat(21), false],
  ['thing1', '两\n行', false],
  ['number1', '12.5', true],
  ['number1', '12a', false],
  ['letter1', 'abc', true],
  ['letter1', 'ab1', false],
  ['character_string1', 'YT-1234567890123', true],
  ['character_string1', '圆通123', false],
  ['character_string1', 'x'.repeat(33), false],
  ['time1', '2019年10月1日 15:01~16:00', true],
  ['time1', '15:01', true],
  ['time1', '25:01', false],
  ['date1', '2019年10月1日', true],
  ['date1', '2026-11-20 09:30', true],
  ['date1', '明天', false],
  ['amount1', '¥12.50元', true],
  ['amount1', '12345678901', false],
  ['phone_number1', '+86-0766-66888866', true],
  ['phone_number1', '123456789012345678', false],
  ['car_number1', '粤A8Z888挂', true],
  ['name1', '张三', true],
  ['name1', '字'.repeat(11), false],
  ['phrase1', '已发货', true],
  ['phrase1', '正在派送中了', false],
  ['symbol1', '!@#', true],
  ['unknown1', 'x', false],
])('judges %s "%s" as %s', (key, value, legal) => expect(isLegalValue(key, value)).toBe(legal))

/** The decryption of the platform's docs, written apart from the twin's encryption. */
function decrypt(encrypted: string): { message: string; appid: string } {
  const key = Buffer.from(`${SANDBOX.wechat.push.encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const raw = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  const length = raw.readUInt32BE(16)
  return { message: raw.subarray(20, 20 + length).toString(), appid: raw.subarray(20 + length).toString() }
}

it('pushes the settlement event in safe mode: both signatures right, text to be decrypted', async () => {
  const { bench, twin, call, first } = await createWechatBench()
  bench.replies.push({ status: 200, body: 'success' })
  await call(UPLOAD, anUpload(first))
  await twin.tick()
  const push = bench.sent[0]
  const query = new URL(push?.url ?? '').searchParams
  const { Encrypt } = JSON.parse(push?.body ?? '{}') as { Encrypt: string }
  const parts = [SANDBOX.wechat.push.token, query.get('timestamp') ?? '', query.get('nonce') ?? '']
  expect(query.get('signature')).toBe(sha1Hex([...parts].sort().join('')))
  expect(query.get('msg_signature')).toBe(sha1Hex([...parts, Encrypt].sort().join('')))
  expect(query.get('encrypt_type')).toBe('aes')
  const { message, appid } = decrypt(Encrypt)
  expect(appid).toBe(SANDBOX.wechat.appid)
  expect(JSON.parse(message)).toMatchObject({
    MsgType: 'event',
    Event: 'trade_manage_order_settlement',
    merchant_trade_no: 'T1',
    transaction_id: first.transactionId,
  })
})

it('pads to whole blocks of 32 bytes, and a full one where nothing is missing', () => {
  for (let length = 1; length <= 40; length += 1) {
    const { encodingAesKey } = SANDBOX.wechat.push
    const encrypted = encryptMessage('x'.repeat(length), { encodingAesKey, appid: 'wx1', salt: Buffer.alloc(16, 7) })
    expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0)
    expect(decrypt(encrypted)).toEqual({ message: 'x'.repeat(length), appid: 'wx1' })
  }
})

it('reminds once of a payment that is 48 hours old and not shipped, in three tries at most', async () => {
  const { bench, twin, call, first } = await createWechatBench(createBench(), 'plain')
  await call(UPLOAD, anUpload(first))
  await twin.tick()
  bench.sent.length = 0
  bench.pass(48 * 3_600_000)
  for (let n = 0; n < 8; n += 1) {
    await twin.tick()
    bench.pass(5_000)
  }
  const events = bench.sent.map(({ body }) => JSON.parse(body) as { Event: string; merchant_trade_no: string })
  const reminders = events.filter(({ Event }) => Event === 'trade_manage_remind_shipping')
  expect(reminders.map((event) => event.merchant_trade_no)).toEqual(['T2', 'T2', 'T2'])
})

it('follows a parcel of the payer and tells the followers at pick-up, delivery and sign', async () => {
  const { twin, call, first } = await createWechatBench()
  const body = {
    openid: first.openid,
    receiver_phone: '13800001234',
    waybill_id: 'YT1',
    delivery_id: 'YTO',
    trans_id: first.transactionId,
    order_detail_path: 'pages/order',
    goods_info: { detail_list: [{ goods_name: '抱枕', goods_img_url: 'https://img/1.png', goods_desc: '白色' }] },
  }
  const follow = (over: object) => call(`${OPEN_MSG}/follow_waybill`, { ...body, ...over })
  expect(await follow({ openid: 'oOther' })).toMatchObject({ errcode: 40003 })
  expect(await follow({ delivery_id: 'YUNDA' })).toMatchObject({ errcode: 40097 })
  expect(await follow({ trans_id: '4200' })).toMatchObject({ errcode: 40097 })
  expect(await follow({ receiver_phone: '' })).toMatchObject({ errcode: 40097 })
  const goods = body.goods_info.detail_list[0]
  expect(await follow({ goods_info: { detail_list: Array(11).fill(goods) } })).toMatchObject({ errcode: -1 })
  const { waybill_token } = await follow({})
  expect(await follow({})).toMatchObject({ waybill_token })
  const trace = (over: object = {}) => call(`${OPEN_MSG}/query_follow_trace`, { waybill_token, ...over })
  expect(await trace()).toMatchObject({ waybill_info: { status: 0, waybill_id: 'YT1' } })
  for (const status of [1, 2, 3, 3, 4]) await twin.admin('track', { waybillId: 'YT1', status })
  expect(await trace()).toMatchObject({ waybill_info: { status: 4 }, delivery_info: { delivery_name: '圆通速递' } })
  expect(await trace({ openid: 'oOther' })).toMatchObject({ errcode: 9300534 })
  expect(await call(`${OPEN_MSG}/query_follow_trace`, { waybill_token: 'x' })).toMatchObject({ errcode: 9300507 })
  const messages = (await twin.admin('messages')) as { kind: string; data: Record<string, string> }[]
  expect(messages.map((message) => message.data['状态'])).toEqual(['已揽件', '派件中', '已签收'])
})

it('stops a user at fifty parcels a day', async () => {
  const { call, first } = await createWechatBench()
  const follow = (waybill_id: string) =>
    call(`${OPEN_MSG}/follow_waybill`, {
      openid: first.openid,
      receiver_phone: '13800001234',
      waybill_id,
      trans_id: first.transactionId,
      order_detail_path: 'pages/order',
      goods_info: { detail_list: [{ goods_name: '抱枕', goods_img_url: 'https://img/1.png' }] },
    })
  for (let n = 0; n < 50; n += 1) expect(await follow(`Y${n}`)).toMatchObject({ errcode: 0 })
  expect(await follow('Y50')).toMatchObject({ errcode: 9300513 })
})

it('lists carriers of its own code space', async () => {
  const { call } = await createWechatBench()
  const { delivery_list, count } = await call(`${OPEN_MSG}/get_delivery_list`, {})
  const ids = (delivery_list as { delivery_id: string }[]).map((row) => row.delivery_id)
  expect(count).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(['SF', 'YTO', 'ZTO', 'STO', 'YD', 'JTSD', 'EMS', 'JD', 'DBL']))
  expect(ids).not.toContain('YUNDA')
})
