import { createPublicKey, createVerify } from 'node:crypto'
import { SANDBOX } from '../settings'
import { askJson, createBench, type Bench } from '../test-bench'
import { twinRequest } from '../twin'
import { createFeieTwin } from '.'
import { feieSign } from './sign'

const { user, userKey, printers, pushPublicKey } = SANDBOX.feie
const SN = printers[0]?.sn ?? ''
const KEY = printers[0]?.deviceKey ?? ''
const PUSH_URL = 'http://shop/inbound/feie'
const LABEL = (no: string) =>
  `<SIZE>60,40</SIZE><DIRECTION>1</DIRECTION><TEXT x='9' y='10' font='12' w='1' h='2' r='0'>中文</TEXT><BC128 x='40' y='200' h='60' s='0' r='0' n='2' w='2'>${no}</BC128>`

function createFeieBench(bench: Bench = createBench()) {
  const twin = createFeieTwin(bench.deps({ ...SANDBOX.feie, pushUrl: PUSH_URL }))
  const call = (apiname: string, fields: object = {}, over: object = {}) => {
    const stime = String(Math.floor(bench.clock.now() / 1000))
    const form = { user, stime, sig: feieSign(user, userKey, stime), apiname, ...fields, ...over }
    return askJson(twin, twinRequest('/Api/Open/', new URLSearchParams(Object.entries(form)).toString()))
  }
  const bind = () => call('Open_printerAddlist', { printerContent: `${SN}#${KEY}#前台#` })
  const print = (content: string, fields: object = {}) => call('Open_printLabelMsg', { sn: SN, content, ...fields })
  const printed = async (orderid: unknown) => (await call('Open_queryOrderState', { orderid }))['data']
  const sheets = async (body: object = {}) =>
    (await twin.admin('sheets', body)) as { jobId: string; twice: boolean; codes?: string[] }[]
  const after = async (ms: number) => {
    bench.pass(ms)
    await twin.tick()
  }
  const seconds = (ms: number) => String(Math.floor((bench.clock.now() + ms) / 1000))
  return { bench, twin, call, bind, print, printed, sheets, after, seconds }
}

it('signs as the worked example does', () => {
  expect(feieSign('demo@example.com', 'UKEY1234abcd5678', '1700000000')).toBe(
    '97504cf35ba70630619a3371a363ce2f4b16cccf',
  )
})

it('prints a label after its time and reads the bars on it', async () => {
  const { bind, print, printed, after, sheets, twin } = createFeieBench()
  await bind()
  const { ret, data } = await print(LABEL('SF1020304050607'))
  expect(ret).toBe(0)
  expect(data).toMatch(/^922500011_20261120100000_\d{10}$/)
  expect(await printed(data)).toBe(false)
  await after(800)
  expect(await printed(data)).toBe(true)
  expect(await sheets({ decode: true })).toMatchObject([{ codes: ['SF1020304050607'], twice: false }])
  expect(((await twin.admin('png', { id: 1 })) as Buffer).subarray(1, 4).toString()).toBe('PNG')
})

const label = { sn: SN, content: LABEL('A1') }
it.each<[string, string, object, object, number]>([
  ['an account nobody knows', 'Open_printLabelMsg', label, { user: 'x' }, -2],
  ['a wrong sig', 'Open_printLabelMsg', label, { sig: 'x' }, -2],
  ['a time in milliseconds', 'Open_printLabelMsg', label, { stime: '1700000000000' }, -2],
  ['a call that is not there', 'Open_dance', {}, {}, -2],
  ['a printer of somebody else', 'Open_printLabelMsg', { ...label, sn: '1' }, {}, 1002],
  ['no content', 'Open_printLabelMsg', { sn: SN, content: '' }, {}, -2],
  ['11 times', 'Open_printLabelMsg', { ...label, times: '11' }, {}, -2],
  ['an unknown field', 'Open_printLabelMsg', { ...label, jobKey: 'x' }, {}, -2],
  ['a date of another form', 'Open_queryOrderInfoByDate', { sn: SN, date: '20261120' }, {}, 1001],
])('refuses %s', async (...[, apiname, fields, over, ret]) => {
  const { call, bind, twin } = createFeieBench()
  await bind()
  expect(await call(apiname, fields, over)).toMatchObject({ ret })
  expect(twin.books()).toMatchObject({ jobs: [] })
})

it('refuses a wrong sig with a code of its own, where it has one', async () => {
  const { twin, call } = createFeieBench()
  await twin.admin('quirks', { 'FEIE-sign-3': true })
  expect(await call('Open_printLabelMsg', label, { sig: 'x' })).toMatchObject({ ret: -3, msg: '参数签名失败' })
})

it('says yes to a list of which it took nothing, and names the reason beside each', async () => {
  const { call, bind } = createFeieBench()
  const wrong = await call('Open_printerAddlist', { printerContent: `${SN}#wrong#p1#\n1#2#3#` })
  expect(wrong).toMatchObject({
    ret: 0,
    data: { ok: [], no: [expect.stringContaining('识别码不正确'), expect.anything()] },
  })
  expect(await bind()).toMatchObject({ data: { ok: [`${SN}#${KEY}#前台#`], no: [] } })
  expect(await bind()).toMatchObject({ ret: 0, data: { ok: [], no: [expect.stringContaining('已被添加过')] } })
})

it.each([
  [false, '字'.repeat(1_600), true],
  [false, '字'.repeat(1_700), false],
  [true, '字'.repeat(2_400), true],
  [true, '字'.repeat(2_600), false],
])('takes labels up to 5,000 bytes (GBK counted: %s)', async (ofGbk, text, taken) => {
  const { twin, bind, print } = createFeieBench()
  await bind()
  await twin.admin('quirks', { 'FEIE-bytes-gbk': ofGbk })
  const content = `<TEXT x='0' y='0' font='12' w='1' h='1' r='0'>${text}</TEXT>`
  expect(await print(content)).toMatchObject({ ret: taken ? 0 : -2 })
})

it('takes an expiry within a day, and throws away what is queued until then', async () => {
  const { twin, bind, print, printed, after, sheets, seconds } = createFeieBench()
  await bind()
  for (const wrong of [seconds(0), seconds(24 * 3_600_000 + 2_000), 'soon'])
    expect(await print(LABEL('B0'), { expired: wrong })).toMatchObject({ ret: -2 })
  await twin.admin('printers', { sn: SN, online: false })
  const { data } = await print(LABEL('B1'), { expired: seconds(600_000) })
  await print(LABEL('B2'))
  await after(601_000)
  await twin.admin('printers', { sn: SN, online: true })
  await after(5_000)
  expect(await printed(data)).toBe(false)
  expect((await sheets({ decode: true })).map(({ codes }) => codes?.[0])).toEqual(['B2'])
})

it('queues for a printer that is off, and calls it online for two minutes more', async () => {
  const { twin, call, bind, print, after } = createFeieBench()
  await bind()
  const status = async () => (await call('Open_queryPrinterStatus', { sn: SN }))['data']
  expect(await status()).toBe('在线，工作状态正常')
  await twin.admin('printers', { sn: SN, online: false })
  expect(await status()).toBe('在线，工作状态正常')
  await after(120_000)
  expect(await status()).toBe('离线')
  expect(await print(LABEL('C1'))).toMatchObject({ ret: 0 })
  const counts = () => call('Open_queryOrderInfoByDate', { sn: SN, date: '2026-11-20' })
  expect(await counts()).toMatchObject({ data: { print: 0, waiting: 1 } })
  await twin.admin('printers', { sn: SN, online: true, deviceStatus: 3 })
  expect(await status()).toBe('在线，工作状态不正常')
  await twin.admin('printers', { sn: SN, deviceStatus: 0 })
  await after(2_000)
  expect(await counts()).toMatchObject({ data: { print: 1, waiting: 0 } })
})

it('prints what it accepted even when the answer is lost, and a second sending comes out twice', async () => {
  const { twin, bind, print, after, sheets } = createFeieBench()
  await bind()
  await twin.admin('faults', { noAnswer: { mode: 'next', n: 1, only: 'Open_printLabelMsg' } })
  await expect(print(LABEL('D1'))).rejects.toThrow('no answer')
  await print(LABEL('D1'))
  await after(5_000)
  expect((await sheets()).map(({ twice }) => twice)).toEqual([false, true])
  await print(LABEL('D2'), { times: '2' })
  await after(5_000)
  expect(twin.books()).toMatchObject({ copies: 4, twice: 1 })
})

it('puts nothing out for markup that it cannot read', async () => {
  const { bind, print, after, sheets } = createFeieBench()
  await bind()
  for (const content of ["<BOX x='1'>a</BOX>", '<TEXT>', "<TEXT x='a' y='1' font='12' w='1' h='1'>a</TEXT>"])
    expect(await print(content)).toMatchObject({ ret: 0 })
  await after(9_000)
  expect(await sheets()).toEqual([])
})

it('empties the whole queue at once', async () => {
  const { twin, call, bind, print, after, sheets } = createFeieBench()
  await bind()
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  await print(LABEL('E1'))
  await print(LABEL('E2'))
  expect(await call('Open_delPrinterSqs', { sn: SN })).toMatchObject({ ret: 0, data: true })
  await twin.admin('printers', { sn: SN, deviceStatus: 0 })
  await after(9_000)
  expect(await sheets()).toEqual([])
})

const key = createPublicKey({ key: Buffer.from(pushPublicKey, 'base64'), format: 'der', type: 'spki' })
it.each([
  [false, '1'],
  [true, 'true'],
])('pushes a signed receipt to the address in its console, signed as sent: %s', async (bare, status) => {
  const { twin, bench, bind, print, after } = createFeieBench()
  await twin.admin('quirks', { 'FEIE-push-bare': bare, 'FEIE-push-word': bare, 'FEIE-push-twice': true })
  await bind()
  const { data } = await print(LABEL('F1'), { backurl: PUSH_URL })
  await print(LABEL('F2'), { backurl: 'http://elsewhere' })
  await print(LABEL('F3'))
  bench.replies.push({ status: 200, body: 'SUCCESS' }, { status: 200, body: 'ok' }, { status: 200, body: 'SUCCESS' })
  await after(60_000)
  await after(60_000)
  expect(bench.sent).toHaveLength(3)
  const form = new URLSearchParams(bench.sent[0]?.body)
  const pairs = [...form].filter(([name]) => name !== 'sign').map(([name, value]) => `${name}=${value}`)
  expect(Object.fromEntries(form)).toMatchObject({ orderId: data, status })
  const text = (bare ? pairs : [...pairs].sort()).join('&')
  expect(
    createVerify('RSA-SHA256')
      .update(text)
      .verify(key, form.get('sign') ?? '', 'base64'),
  ).toBe(true)
  expect(twin.books()).toMatchObject({ pushes: { ok: 2, lost: 0 } })
})

it('keeps queue, paper and bonds over a restart', async () => {
  const clock = createBench()
  const before = createFeieBench(clock)
  await before.bind()
  await before.print(LABEL('I1'))
  await before.after(2_000)
  await before.twin.admin('printers', { sn: SN, deviceStatus: 3 })
  await before.print(LABEL('I2'))
  const after = createFeieBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.sheets({ decode: true })).toEqual(await before.sheets({ decode: true }))
  expect(await after.twin.admin('printers')).toEqual(await before.twin.admin('printers'))
})
