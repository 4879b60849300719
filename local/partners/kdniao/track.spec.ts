import { anOrder, createKdniaoBench, KEY, PUSH_URL } from './test-bench'
import { SCAN_MOVES } from './scans'
import { kdniaoSign } from './sign'
import type { ScanAction } from './state'

type Track = { State: string; StateEx: string; Success: boolean; Traces: { Action: string; AcceptTime: string }[] }
type Push = { EBusinessID: string; Count: string; Data: Track[] }
const OK = {
  status: 200,
  body: '{"EBusinessID":"1234567","UpdateTime":"2026-01-02 10:00:01","Success":true,"Reason":""}',
}

async function onTheRoad(subscribe = '1') {
  const made = createKdniaoBench()
  const { Order } = (await made.call('1007', anOrder({ IsSubscribe: subscribe }))) as {
    Order: { LogisticCode: string }
  }
  const waybillNo = Order.LogisticCode
  const scan = async (...actions: ScanAction[]) => {
    for (const action of actions) {
      made.bench.pass(60_000)
      await made.twin.admin('scan', { waybillNo, action })
    }
  }
  const query = async (over: object = {}) =>
    (await made.call('8001', { ShipperCode: 'STO', LogisticCode: waybillNo, ...over })) as unknown as Track
  return { ...made, waybillNo, scan, query }
}

it('tells a whole way in official figures', async () => {
  const { scan, query } = await onTheRoad()
  expect(await query()).toMatchObject({ State: '0', Success: true, Traces: [] })
  await scan('collected', 'moving', 'delivering', 'delivered')
  const track = await query()
  expect(track).toMatchObject({ State: '3', StateEx: '301' })
  expect(track.Traces.map(({ Action }) => Action)).toEqual(['1', '204', '202', '301'])
  expect(track.Traces[0]?.AcceptTime).toBe('2026-11-20 10:01:00')
  expect((await query({ Sort: 1 })).Traces.map(({ Action }) => Action)).toEqual(['301', '202', '204', '1'])
})

it('keeps State 4 after a problem until the parcel is signed', async () => {
  const { scan, query } = await onTheRoad()
  await scan('collected', 'problem', 'moving')
  expect(await query()).toMatchObject({ State: '4', StateEx: '204' })
  await expect(scan('delivered')).rejects.toMatchObject({ status: 409 })
  await scan('delivering', 'delivered')
  expect(await query()).toMatchObject({ State: '3', StateEx: '302' })
})

it('returns a refused parcel in two scans, and shows one that is stuck', async () => {
  const { scan, query } = await onTheRoad()
  await scan('collected', 'stuck')
  expect(await query()).toMatchObject({ State: '4', StateEx: '403' })
  await scan('returning')
  expect(await query()).toMatchObject({ StateEx: '404' })
  await scan('returning')
  expect(await query()).toMatchObject({ StateEx: '406' })
})

it('refuses scans out of order and of unknown numbers', async () => {
  const { scan, twin } = await onTheRoad()
  await expect(scan('delivered')).rejects.toMatchObject({ status: 409 })
  await expect(twin.admin('scan', { waybillNo: 'x', action: 'collected' })).rejects.toMatchObject({ status: 404 })
  await expect(twin.admin('scan', { waybillNo: 'x', action: 'fly' })).rejects.toMatchObject({ status: 400 })
})

it('can reach every scan', () => {
  const reached = new Set<string>(['none'])
  for (let n = 0; n < 8; n += 1) {
    for (const from of [...reached]) SCAN_MOVES[from as ScanAction].forEach((to) => reached.add(to))
  }
  expect([...reached].sort()).toEqual(Object.keys(SCAN_MOVES).sort())
})

it.each([false, true])('pushes the whole track at every scan, signed (encoded twice: %s)', async (twice) => {
  const { bench, twin, scan } = await onTheRoad()
  await twin.admin('quirks', { 'KDN-push-encoded': twice })
  bench.replies.push(OK, OK)
  await scan('collected', 'moving')
  await twin.tick()
  expect(bench.sent.map(({ url }) => url)).toEqual([PUSH_URL, PUSH_URL])
  const form = new URLSearchParams(bench.sent[1]?.body)
  const decode = twice ? decodeURIComponent : (text: string) => text
  expect(form.get('RequestData')?.startsWith(twice ? '%7B' : '{')).toBe(true)
  const data = decode(form.get('RequestData') ?? '')
  expect(decode(form.get('DataSign') ?? '')).toBe(kdniaoSign(data, KEY))
  expect(form.get('RequestType')).toBe('102')
  const push = JSON.parse(data) as Push
  expect(push).toMatchObject({ EBusinessID: '1234567', Count: '1' })
  expect(push.Data[0]?.Traces.map(({ Action }) => Action)).toEqual(['1', '204'])
  expect(twin.books()).toMatchObject({ pushes: { ok: 2, pending: 0 } })
})

it('pushes again after a wrong answer, and twice where that switch is on', async () => {
  const { bench, twin, scan } = await onTheRoad()
  bench.replies.push({ status: 200, body: 'success' }, OK)
  await scan('collected')
  await twin.tick()
  bench.pass(60_000)
  await twin.tick()
  expect(bench.sent).toHaveLength(2)
  await twin.admin('quirks', { 'KDN-push-twice': true })
  bench.replies.push(OK, OK)
  await scan('moving')
  await twin.tick()
  expect(bench.sent).toHaveLength(4)
})

it('pushes nothing without a subscription, and all after 8008', async () => {
  const { bench, twin, scan, call, waybillNo } = await onTheRoad('0')
  await scan('collected')
  await twin.tick()
  expect(bench.sent).toHaveLength(0)
  const answer = await call('8008', { ShipperCode: 'STO', LogisticCode: waybillNo, Callback: 'p1' })
  expect(answer).toMatchObject({ Success: true, EBusinessID: '1234567', UpdateTime: '2026-11-20 10:01:00' })
  bench.replies.push(OK)
  await scan('moving')
  await twin.tick()
  const push = JSON.parse(new URLSearchParams(bench.sent[0]?.body).get('RequestData') ?? '') as Push
  expect(push.Data[0]).toMatchObject({ Callback: 'p1', Traces: [{}, {}] })
})

it('takes a subscription to a number issued elsewhere', async () => {
  const { call, twin } = createKdniaoBench()
  expect(await call('8008', { ShipperCode: 'YTO', LogisticCode: 'YT1234567890123' })).toMatchObject({ Success: true })
  expect(await twin.admin('parcels')).toMatchObject([
    { waybillNo: 'YT1234567890123', subscribed: true, receiver: null },
  ])
})

it('asks the phone tail for SF and ZTO, and checks it', async () => {
  const { call } = createKdniaoBench()
  const ask = (CustomerName?: string) =>
    call('8001', { ShipperCode: 'ZTO', LogisticCode: '75000000000001', CustomerName })
  expect(await ask()).toMatchObject({ Success: false, ResultCode: '101' })
  expect(await ask('1234')).toMatchObject({ Success: true })
  const bare = { CustomerName: undefined, CustomerPwd: undefined, SendSite: undefined, MonthCode: '7551234567' }
  const { Order } = (await call('1007', anOrder({ ShipperCode: 'SF', ...bare }))) as { Order: { LogisticCode: string } }
  const sf = (CustomerName: string) =>
    call('8008', { ShipperCode: 'SF', LogisticCode: Order.LogisticCode, CustomerName })
  expect(await sf('9999')).toMatchObject({ Success: false, ResultCode: '102' })
  expect(await sf('0000')).toMatchObject({ Success: true })
})

it('says no track in two ways', async () => {
  const { twin, query } = await onTheRoad()
  await twin.admin('quirks', { 'KDN-notrace-false': true })
  expect(await query()).toMatchObject({ Success: false, Reason: '暂无轨迹信息' })
})
