import { createKdniaoBench, formOf, KEY } from './test-bench'
import { kdniaoSign } from './sign'

const ASCII = '{"OrderCode":"","ShipperCode":"SF","LogisticCode":"SF1234567890123","CustomerName":"1234"}'
const CHINESE = '{"OrderCode":"T20260101001","ShipperCode":"ZTO","LogisticCode":"75000000000001","Remark":"小心轻放"}'
const PUSH =
  '{"PushTime":"2026-01-02 10:00:00","EBusinessID":"1234567","Data":[{"EBusinessID":"1234567","OrderCode":"","ShipperCode":"YTO","LogisticCode":"YT1234567890123","Success":true,"Reason":"","State":"2","StateEx":"202","Location":"上海市","Traces":[{"AcceptTime":"2026-01-02 09:58:00","AcceptStation":"派件中","Location":"上海市","Action":"202"}]}],"Count":"1"}'

it.each([
  [ASCII, 'NzhiMmJkMzFiMTQ1ZjhiNWRiMTNmMGNkZDYxMWUwYzE='],
  [CHINESE, 'Zjg5MDYyNDA3YTdhNzY3ZWQ5Y2VjZDAwNDEwMmY2N2Q='],
  [PUSH, 'YzY0NmY2YmM2MjcwNTdiZjk4ODcxY2U0YjYwNzA4YTI='],
])('signs as the worked examples do', (data, sign) => expect(kdniaoSign(data, KEY)).toBe(sign))

const BODY =
  'RequestData=%7B%22OrderCode%22%3A%22%22%2C%22ShipperCode%22%3A%22SF%22%2C%22LogisticCode%22%3A%22SF1234567890123%22%2C%22CustomerName%22%3A%221234%22%7D&EBusinessID=1234567&RequestType=8001&DataSign=NzhiMmJkMzFiMTQ1ZjhiNWRiMTNmMGNkZDYxMWUwYzE%3D&DataType=2'

it('takes the whole worked body, and not one with a letter changed', async () => {
  const { post } = createKdniaoBench()
  expect(await post('/Ebusiness/EbusinessOrderHandle.aspx', BODY)).toMatchObject({
    Success: true,
    State: '0',
    Traces: [],
  })
  const forged = await post('/api/dist', BODY.replace('SF1234567890123', 'SF1234567890124'))
  expect(forged).toMatchObject({ Success: false, ResultCode: '104' })
  expect(forged['Reason']).toContain('非法参数')
})

it('refuses base64 over the digest bytes, another business, a missing field, another data type', async () => {
  const { post } = createKdniaoBench()
  const codeOf = async (over: Record<string, string>) =>
    (await post('/api/dist', formOf('8001', ASCII, over)))['ResultCode']
  expect(await codeOf({ DataSign: 'eLK9MbFF+LXbE/DN1hHgwQ==' })).toBe('104')
  expect(await codeOf({ EBusinessID: '7654321' })).toBe('104')
  expect(await codeOf({ DataSign: '' })).toBe('101')
  expect(await codeOf({ DataType: '1' })).toBe('102')
  expect(await codeOf({ RequestType: '9999' })).toBe('102')
})

it.each([false, true])('understands double encoding only with the switch on (%s)', async (tolerant) => {
  const { twin, post } = createKdniaoBench()
  await twin.admin('quirks', { 'KDN-double-encoded': tolerant })
  const form = formOf('8001', encodeURIComponent(ASCII), { DataSign: kdniaoSign(ASCII, KEY) })
  expect(await post('/api/dist', form)).toMatchObject({ Success: tolerant })
})

it('refuses data that is no JSON object', async () => {
  const { post } = createKdniaoBench()
  expect(await post('/api/dist', formOf('8001', '[1]'))).toMatchObject({ ResultCode: '103' })
  expect(await post('/api/dist', formOf('8001', "{'a':1}"))).toMatchObject({ ResultCode: '103' })
})

it('takes twenty calls a second and no more', async () => {
  const { bench, call } = createKdniaoBench()
  const ask = () => call('1127', { ShipperCode: 'YTO' })
  for (let n = 0; n < 20; n += 1) expect(await ask()).toMatchObject({ Success: true })
  expect(await ask()).toMatchObject({ Success: false })
  bench.pass(1_000)
  expect(await ask()).toMatchObject({ Success: true })
})
