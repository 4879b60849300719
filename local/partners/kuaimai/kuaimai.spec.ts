import { SANDBOX } from '../settings'
import { askJson, createBench, type Bench } from '../test-bench'
import { twinRequest } from '../twin'
import { createKuaimaiTwin } from '.'
import { kuaimaiSign } from './sign'

const { appId, secret, printers } = SANDBOX.kuaimai
const SN = printers[0]?.sn ?? ''
const OTHER = printers[1]?.sn ?? ''
const LABEL = (no: string) =>
  Buffer.from(`SIZE 76 mm,130 mm\r\nCLS\r\nBARCODE 60,40,"128",80,0,0,3,6,"${no}"\r\nPRINT 1,1\r\n`)

function createKuaimaiBench(bench: Bench = createBench()) {
  const twin = createKuaimaiTwin(bench.deps({ ...SANDBOX.kuaimai, pushUrl: 'http://shop/inbound/kuaimai' }))
  const call = (path: string, fields: object, over: object = {}) => {
    const body = { appId, timestamp: '2026-11-20 10:00:00', ...fields }
    return askJson(twin, twinRequest(`/api/cloud/${path}`, { ...body, sign: kuaimaiSign(body, secret), ...over }))
  }
  const write = (bytes: Buffer, sn = SN) =>
    call('print/deviceWrite', { sn, instructs: bytes.toString('base64'), prereq: 'FFFF01', extra: '0' })
  const results = async (ids: unknown, sn = SN) => call('print/result', { sn, jobIdStr: JSON.stringify(ids) })
  const sheets = async (body: object = {}) =>
    (await twin.admin('sheets', body)) as { jobId: string; twice: boolean; codes?: string[]; sn: string }[]
  const after = async (ms: number) => {
    bench.pass(ms)
    await twin.tick()
  }
  return { bench, twin, call, write, results, sheets, after }
}

it('signs as the worked example does', () => {
  const fields = {
    appId: 1612694567132,
    printTimes: 1,
    sn: 'KM118DW123',
    timestamp: '2026-11-23 14:05:00',
    xmlStr: '<page><render><t>hello</t></render></page>',
  }
  expect(kuaimaiSign(fields, 'SEC')).toBe('55aedebf969425d837a2bec5cfa0a801')
  const turned = Object.fromEntries(Object.entries(fields).reverse())
  expect(kuaimaiSign(turned, 'SEC')).toBe('55aedebf969425d837a2bec5cfa0a801')
  expect(kuaimaiSign({ ...fields, sign: 'x', extra: '', none: null }, 'SEC')).toBe('55aedebf969425d837a2bec5cfa0a801')
})

it('prints a label after its time and reads the number on it', async () => {
  const { write, results, sheets, after, twin } = createKuaimaiBench()
  const { status, data } = await write(LABEL('YT1234567890123'))
  expect(status).toBe(true)
  expect(await results(data)).toMatchObject({ data: [{ code: 3000 }] })
  await after(1_299)
  expect(await sheets()).toEqual([])
  await after(1)
  expect(await results(data)).toMatchObject({ data: [{ code: 2000, desc: '打印成功' }] })
  expect(await sheets({ decode: true })).toMatchObject([{ codes: ['YT1234567890123'], twice: false }])
  const png = (await twin.admin('png', { id: 1 })) as Buffer
  expect(png.subarray(1, 4).toString()).toBe('PNG')
})

const write1 = { sn: SN, instructs: 'Q0xTDQo=', prereq: 'FFFF01', extra: '0' }
it.each<[string, string, object, object, number]>([
  ['a wrong sign', 'print/deviceWrite', write1, { sign: 'x' }, 4015],
  ['a field changed after signing', 'print/deviceWrite', write1, { instructs: 'Q0xTDQpB' }, 4015],
  ['another appId', 'print/deviceWrite', { ...write1, appId: '1' }, {}, 4015],
  ['a wrong time form', 'print/deviceWrite', { ...write1, timestamp: '2026/11/20' }, {}, 6006],
  ['an unknown printer', 'print/deviceWrite', { ...write1, sn: 'KM0' }, {}, 4001],
  ['no instructions', 'print/deviceWrite', { ...write1, instructs: '' }, {}, 6006],
  ['an unknown field', 'print/deviceWrite', { ...write1, jobKey: 'x' }, {}, 6006],
  ['text that is no base64', 'print/deviceWrite', { ...write1, instructs: 'CLS\r\n' }, {}, 6006],
  ['a wrong device key', 'device/bindDevice', { sn: SN, deviceKey: '0' }, {}, 4009],
  ['51 jobs in one question', 'print/result', { sn: SN, jobIdStr: JSON.stringify(Array(51).fill('1')) }, {}, 6026],
  ['101 printers in one question', 'device/batchStatus', { snsStr: JSON.stringify(Array(101).fill(SN)) }, {}, 6006],
])('refuses %s', async (...[, path, fields, over, code]) => {
  const { call, twin } = createKuaimaiBench()
  expect(await call(path, fields, over)).toMatchObject({ status: false, code })
  expect(twin.books()).toMatchObject({ jobs: [] })
})

it.each([
  [true, 76_800, true],
  [true, 76_801, false],
  [false, 102_400, true],
  [false, 102_401, false],
])('takes jobs up to 100 KB (text counted: %s, %i bytes: %s)', async (ofText, length, taken) => {
  const { twin, write } = createKuaimaiBench()
  await twin.admin('quirks', { 'KM-size-of-text': ofText })
  const answer = await write(Buffer.alloc(length, 10))
  expect(answer).toMatchObject(taken ? { status: true } : { status: false, code: 6019 })
})

it('takes six jobs a second a printer and two questions', async () => {
  const { bench, write, results } = createKuaimaiBench()
  for (let n = 0; n < 6; n += 1) expect(await write(LABEL(`A${n}`))).toMatchObject({ status: true })
  expect(await write(LABEL('A6'))).toMatchObject({ code: 6027 })
  expect(await write(LABEL('A6'), OTHER)).toMatchObject({ status: true })
  await results(['1'])
  await results(['1'])
  expect(await results(['1'])).toMatchObject({ code: 6021 })
  bench.pass(1_000)
  expect(await write(LABEL('A6'))).toMatchObject({ status: true })
})

it('refuses while offline, keeps its queue while out of paper, and goes on from there', async () => {
  const { twin, call, write, sheets, after } = createKuaimaiBench()
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  expect(await write(LABEL('A1'))).toMatchObject({ status: true })
  await after(60_000)
  expect(await sheets()).toEqual([])
  const status = () => call('device/batchStatus', { snsStr: JSON.stringify([SN]) })
  expect(await status()).toMatchObject({ data: [{ sn: SN, status: 'ONLINE', deviceStatus: 3, waitPrintNum: 1 }] })
  await twin.admin('printers', { sn: SN, online: false })
  expect(await write(LABEL('A2'))).toMatchObject({ code: 4005 })
  expect(await status()).toMatchObject({ data: [{ status: 'OFFLINE', waitPrintNum: 1 }] })
  await twin.admin('printers', { sn: SN, online: true, deviceStatus: 0 })
  await after(1_299)
  expect(await sheets()).toHaveLength(0)
  await after(1)
  expect(await sheets()).toHaveLength(1)
})

it('brings labels out in the order they came', async () => {
  const { write, sheets, after } = createKuaimaiBench()
  for (const no of ['B3', 'B1', 'B2']) await write(LABEL(no))
  await after(10_000)
  expect((await sheets({ decode: true })).map(({ codes }) => codes?.[0])).toEqual(['B3', 'B1', 'B2'])
})

it('prints what it accepted even when the answer is lost, and a second sending comes out twice', async () => {
  const { twin, bench, sheets, after, write } = createKuaimaiBench()
  await twin.admin('faults', { noAnswer: { mode: 'next', n: 1, only: 'deviceWrite' } })
  await expect(write(LABEL('C1'))).rejects.toThrow('no answer')
  await after(5_000)
  expect(await sheets()).toHaveLength(1)
  expect(bench.sent).toHaveLength(1)
  await write(LABEL('C1'))
  await after(5_000)
  expect((await sheets()).map(({ twice }) => twice)).toEqual([false, true])
  expect(twin.books()).toMatchObject({ copies: 2, twice: 1 })
})

it('accepts a doubled delivery as two jobs', async () => {
  const { twin, after, write } = createKuaimaiBench()
  await twin.admin('faults', { twice: { mode: 'next', n: 1 } })
  await write(LABEL('D1'))
  await after(5_000)
  expect(twin.books()).toMatchObject({ copies: 2, twice: 1 })
})

it('fails a job it cannot read', async () => {
  const { write, results, after, sheets } = createKuaimaiBench()
  const { data } = await write(Buffer.from('BITMAP 0,0,76,1040,0,short'))
  await after(5_000)
  expect(await results(data)).toMatchObject({ data: [{ code: 2004 }] })
  expect(await sheets()).toEqual([])
})

it('cancels the whole queue of one printer', async () => {
  const { twin, call, write, results, after, sheets } = createKuaimaiBench()
  await twin.admin('printers', { sn: SN, deviceStatus: 1 })
  const first = await write(LABEL('E1'))
  await write(LABEL('E2'), OTHER)
  expect(await call('print/cancelJob', { sn: SN })).toMatchObject({ status: true, data: '操作成功' })
  await twin.admin('printers', { sn: SN, deviceStatus: 0 })
  await after(10_000)
  expect((await sheets()).map(({ sn }) => sn)).toEqual([OTHER])
  expect(await results(first['data'])).toMatchObject({ data: [{ code: 2007 }] })
})

it('pushes each end once or twice, signed, at most three tries', async () => {
  const { twin, bench, write, after } = createKuaimaiBench()
  bench.replies.push({ status: 200, body: '{"data":"OK"}' })
  await write(LABEL('F1'))
  await after(5_000)
  const push = JSON.parse(bench.sent[0]?.body ?? '{}') as Record<string, unknown>
  expect(push).toMatchObject({ sn: SN, code: 2000 })
  expect(push['sign']).toBe(kuaimaiSign(push, secret))
  await twin.admin('quirks', { 'KM-push-twice': true })
  await write(LABEL('F2'))
  for (let n = 0; n < 6; n += 1) await after(60_000)
  expect(bench.sent).toHaveLength(1 + 2 * 3)
  expect(twin.books()).toMatchObject({ pushes: { ok: 1, lost: 2 } })
})

it('hides results on models that do not serve them', async () => {
  const { twin, write, results, after } = createKuaimaiBench()
  await twin.admin('quirks', { 'KM-no-result': true })
  const { data } = await write(LABEL('G1'))
  await after(5_000)
  expect(await results(data)).toMatchObject({ data: [{ code: 3000 }] })
})

it('binds a printer with its key and prints on an unbound one too', async () => {
  const { twin, call, write } = createKuaimaiBench()
  expect(await write(LABEL('H1'))).toMatchObject({ status: true })
  const bind = { sn: SN, deviceKey: '240001', bindName: 'shop', noteName: '一号机' }
  expect(await call('device/bindDevice', bind)).toMatchObject({ status: true })
  expect(await twin.admin('printers')).toMatchObject([{ sn: SN, bound: true }, { bound: false }])
})

it('keeps queue, paper and bonds over a restart', async () => {
  const clock = createBench()
  const before = createKuaimaiBench(clock)
  await before.write(LABEL('I1'))
  await before.after(2_000)
  await before.twin.admin('printers', { sn: SN, deviceStatus: 3 })
  await before.write(LABEL('I2'))
  const after = createKuaimaiBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.sheets({ decode: true })).toEqual(await before.sheets({ decode: true }))
  expect(await after.twin.admin('printers')).toEqual(await before.twin.admin('printers'))
})
