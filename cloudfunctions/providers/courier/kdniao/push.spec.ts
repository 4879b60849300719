import { createKdniaoPush } from './push'
import { kdniaoSign } from './sign'

const API_KEY = '00000000-1111-2222-3333-444444444444'
const settings = { businessId: '1234567', apiKey: API_KEY }

const PUSH =
  '{"PushTime":"2026-01-02 10:00:00","EBusinessID":"1234567","Data":[{"EBusinessID":"1234567","OrderCode":"","ShipperCode":"YTO","LogisticCode":"YT1234567890123","Success":true,"Reason":"","State":"2","StateEx":"202","Location":"上海市","Traces":[{"AcceptTime":"2026-01-02 09:58:00","AcceptStation":"派件中","Location":"上海市","Action":"202"}]}],"Count":"1"}'
const PUSH_SIGN = 'YzY0NmY2YmM2MjcwNTdiZjk4ODcxY2U0YjYwNzA4YTI='
const pushForm = (data: string, sign: string, type = '102') =>
  new URLSearchParams({ RequestData: data, RequestType: type, DataSign: sign }).toString()
const push = createKdniaoPush(settings)

it('hears a signed push, encoded once or twice, as the same event', () => {
  const once = push.parse(pushForm(PUSH, PUSH_SIGN))
  expect(once?.reports).toEqual([
    {
      waybillNo: 'YT1234567890123',
      courier: 'yto',
      events: [{ at: Date.UTC(2026, 0, 2, 1, 58), state: 'delivering', code: '202', text: '派件中', place: '上海市' }],
    },
  ])
  expect(push.parse(pushForm(encodeURIComponent(PUSH), encodeURIComponent(PUSH_SIGN)))).toEqual(once)
})

it('does not hear a push that is not signed with our key', () => {
  for (const body of [
    pushForm(PUSH.replace('202', '301'), PUSH_SIGN),
    pushForm(PUSH, 'x'),
    pushForm(PUSH, ''),
    pushForm('%E0%A4%A', PUSH_SIGN),
    '',
    '{"Data":[]}',
  ]) {
    expect(push.parse(body)).toBeUndefined()
  }
})

it('hears other pushes without changing anything, and skips couriers that it does not have', () => {
  expect(push.parse(pushForm(PUSH, PUSH_SIGN, '103'))?.reports).toEqual([])
  const other = PUSH.replace('"YTO"', '"KYSY"')
  expect(push.parse(pushForm(other, kdniaoSign(other, API_KEY)))?.reports).toEqual([])
})

it('answers a push in the words that 快递鸟 waits for', () => {
  expect(push.answer(Date.UTC(2026, 0, 2, 2, 0, 1))).toEqual({
    body: '{"EBusinessID":"1234567","UpdateTime":"2026-01-02 10:00:01","Success":true,"Reason":""}',
    contentType: 'application/json;charset=utf-8',
  })
})
