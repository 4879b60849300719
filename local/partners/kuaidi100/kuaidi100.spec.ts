import { deflateSync } from 'node:zlib'
import { pdf } from '@shared/label/pdf'
import { blankRaster } from '@shared/label/raster'
import { createBits, fill } from '../paper/bits'
import { toPng } from '../paper/png'
import { SANDBOX } from '../settings'
import { askJson, createBench, type Bench } from '../test-bench'
import type { TwinRequest } from '../twin'
import { createKuaidi100Twin } from '.'
import { fileOf } from './multipart'
import { kuaidi100Sign, receiptSign } from './sign'

const { key, secret, printers } = SANDBOX.kuaidi100
const SIID = printers[0]?.sn ?? ''
const CALLBACK = 'http://shop/inbound/kuaidi100'

function picture(no: number): Buffer {
  const bits = createBits(64, 40)
  fill(bits, { x: 0, y: 0, width: no + 1, height: 8 }, 'black')
  return toPng(bits)
}
const FORM = 'multipart/form-data; boundary=xyz'
const fileBody = (file: Buffer, name = 'file') =>
  Buffer.concat([
    Buffer.from(`--xyz\r\nContent-Disposition: form-data; name="${name}"; filename="1.png"\r\n`),
    Buffer.from('Content-Type: image/png\r\n\r\n'),
    file,
    Buffer.from('\r\n--xyz--\r\n'),
  ])

interface Over {
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

function createKuaidi100Bench(bench: Bench = createBench()) {
  const twin = createKuaidi100Twin(bench.deps(SANDBOX.kuaidi100))
  const fields = (method: string, param: object, query: Over['query'] = {}) => {
    const text = JSON.stringify(param)
    const t = String(bench.clock.now())
    return { method, key, t, sign: kuaidi100Sign(text, t, { key, secret }), param: text, ...query }
  }
  const ask = (over: Partial<TwinRequest>) => {
    const path = '/printapi/printtask.do'
    return askJson(twin, {
      method: 'POST',
      path,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.from(''),
      ...over,
    })
  }
  const order = (param: object = {}, file = picture(1), over: Over = {}) =>
    ask({
      query: new URLSearchParams(
        fields('imgOrder', { siid: SIID, height: '130', width: '76', ...param }, over.query ?? {}),
      ),
      headers: { 'content-type': FORM },
      body: over.body ?? fileBody(file),
    })
  const status = (siid = SIID) =>
    ask({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(fields('devstatus', { siid })).toString()),
    })
  const sheets = async () => (await twin.admin('sheets', {})) as { jobId: string; twice: boolean }[]
  const after = async (ms: number) => {
    bench.pass(ms)
    await twin.tick()
  }
  const heard = () => bench.sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  return { bench, twin, order, status, sheets, after, heard }
}

it('signs as the worked example does', () => {
  const param = '{"siid":"KX100L000001","tempid":"60f6c17c7c223700131d8bc3"}'
  expect(kuaidi100Sign(param, '1700000000000', { key: 'KEYabc123', secret: 'SECdef456' })).toBe(
    '9BB01183AB1F2FBAE4415574562FC355',
  )
})

it('takes the file of its field out of a form, and of no other', () => {
  const file = Buffer.from('a\r\n--xy\r\n\r\nb')
  expect(fileOf(FORM, fileBody(file), 'file')).toEqual(file)
  expect(fileOf('multipart/form-data; charset=utf-8; boundary="xyz"', fileBody(file), 'file')).toEqual(file)
  expect(fileOf(FORM, fileBody(file, 'other'), 'file')).toBeUndefined()
  expect(fileOf(FORM, fileBody(file).subarray(0, -6), 'file')).toBeUndefined()
  expect(fileOf('application/json', fileBody(file), 'file')).toBeUndefined()
})

it('prints a picture and a PDF, each after its time', async () => {
  const { order, sheets, after, twin } = createKuaidi100Bench()
  const first = await order()
  expect(first).toMatchObject({ result: true, returnCode: '200', data: { taskId: expect.any(String) as unknown } })
  await order({}, Buffer.from(pdf([blankRaster(16, 8)], { deflate: deflateSync })))
  await after(1_299)
  expect(await sheets()).toEqual([])
  await after(1_301)
  expect(await sheets()).toHaveLength(2)
  expect(await twin.admin('png', { id: 1 })).toEqual(picture(1))
  expect(await twin.admin('png', { id: 2 })).toEqual(toPng(createBits(16, 8)))
})

const empty = Buffer.alloc(0)
it.each<[string, object, Over, string]>([
  ['a wrong sign', {}, { query: { sign: 'X' } }, '503'],
  ['a parameter changed after signing', {}, { query: { param: '{}' } }, '503'],
  ['an unknown key', {}, { query: { key: 'other' } }, '600'],
  ['a method that is not served', {}, { query: { method: 'printOld' } }, '400'],
  ['seconds for milliseconds', {}, { query: { t: '1700000000' } }, '400'],
  ['no width', { width: '' }, {}, '400'],
  ['a field that nobody knows', { idempotent: '1' }, {}, '400'],
  ['an unknown device', { siid: 'KX0' }, {}, '400'],
  ['no file', {}, { body: empty }, '400'],
  ['an empty file', {}, { body: fileBody(empty) }, '400'],
])('refuses %s', async (...[, param, over, returnCode]) => {
  const { order, twin } = createKuaidi100Bench()
  expect(await order(param, picture(1), over)).toMatchObject({ result: false, returnCode })
  expect(twin.books()).toMatchObject({ jobs: [] })
})

it('refuses a sign in lower case', async () => {
  const { bench, order } = createKuaidi100Bench()
  const param = JSON.stringify({ siid: SIID, height: '130', width: '76' })
  const sign = kuaidi100Sign(param, String(bench.clock.now()), { key, secret })
  expect(await order({}, picture(1), { query: { sign } })).toMatchObject({ returnCode: '200' })
  expect(await order({}, picture(1), { query: { sign: sign.toLowerCase() } })).toMatchObject({ returnCode: '503' })
})

it('refuses an order number that was used before, or prints it again', async () => {
  const { twin, order, after } = createKuaidi100Bench()
  await order({ orderId: 'K1' })
  expect(await order({ orderId: 'K1' })).toMatchObject({ result: false, returnCode: '501' })
  await after(10_000)
  expect(twin.books()).toMatchObject({ copies: 1 })
  await twin.admin('quirks', { 'K100-order-again': true })
  expect(await order({ orderId: 'K1' })).toMatchObject({ result: true })
  await after(10_000)
  expect(twin.books()).toMatchObject({ copies: 2, twice: 1 })
})

it('tells whether a device is there, in one of two ways, or not at all', async () => {
  const { twin, status } = createKuaidi100Bench()
  expect(await status()).toMatchObject({ result: true, returnCode: '200', data: { onLine: 'true' } })
  await twin.admin('printers', { sn: SIID, online: false })
  expect(await status()).toMatchObject({ data: { onLine: 'false' } })
  await twin.admin('quirks', { 'K100-online-digit': true, 'K100-unknown-500': true })
  expect(await status()).toMatchObject({ data: { onLine: '0' } })
  expect(await status('KX0')).toMatchObject({ returnCode: '500' })
  await twin.admin('quirks', { 'K100-status-limited': true })
  expect(await status()).toMatchObject({ result: false, returnCode: '504' })
})

it('lets orders wait for a device that is away, or refuses them', async () => {
  const { twin, order, after, sheets } = createKuaidi100Bench()
  await twin.admin('printers', { sn: SIID, online: false })
  expect(await order()).toMatchObject({ result: true })
  await after(60_000)
  expect(await sheets()).toEqual([])
  await twin.admin('quirks', { 'K100-offline-refused': true })
  expect(await order()).toMatchObject({ returnCode: '500' })
  await twin.admin('printers', { sn: SIID, online: true })
  await after(10_000)
  expect(await sheets()).toHaveLength(1)
})

it('keeps its queue while out of paper, and goes on from there', async () => {
  const { twin, order, after, sheets, status } = createKuaidi100Bench()
  await twin.admin('printers', { sn: SIID, deviceStatus: 3 })
  expect(await order()).toMatchObject({ result: true })
  expect(await status()).toMatchObject({ data: { onLine: 'true' } })
  await after(60_000)
  expect(await sheets()).toEqual([])
  await twin.admin('printers', { sn: SIID, deviceStatus: 0 })
  await after(1_300)
  expect(await sheets()).toHaveLength(1)
})

it('tells the callback of the order what became of it, signed with its salt', async () => {
  const { bench, twin, order, after, heard } = createKuaidi100Bench()
  bench.replies.push(...Array.from({ length: 3 }, () => ({ status: 200, body: '{"result":true,"returnCode":"200"}' })))
  const good = await order({ salt: 'S1', callBackUrl: `${CALLBACK}?copy=c1` })
  await after(5_000)
  const bad = await order({ salt: 'S2', callBackUrl: CALLBACK }, Buffer.from('no picture'))
  await order({ callBackUrl: CALLBACK }, picture(2))
  await order({ salt: 'S3' }, picture(3))
  await after(10_000)
  expect(bench.sent.map(({ url }) => url)).toEqual([`${CALLBACK}?copy=c1`, CALLBACK, CALLBACK])
  const [first, second, unsigned] = heard()
  expect(first).toMatchObject({ taskId: (good['data'] as { taskId: string }).taskId })
  expect(JSON.parse(first?.['param'] ?? '')).toMatchObject({ status: '200' })
  expect(first?.['sign']).toBe(receiptSign(first?.['param'] ?? '', 'S1'))
  expect(second).toMatchObject({ taskId: (bad['data'] as { taskId: string }).taskId })
  expect(JSON.parse(second?.['param'] ?? '')).toMatchObject({ status: '201' })
  expect(unsigned).not.toHaveProperty('sign')
  expect(twin.books()).toMatchObject({ pushes: { ok: 3, pending: 0 } })
})

it('says it again every half hour, three times, then gives up; and double when it has that habit', async () => {
  const { bench, twin, order, after, heard } = createKuaidi100Bench()
  await twin.admin('quirks', { 'K100-push-twice': true, 'K100-push-lower': true })
  bench.replies.push({ status: 200, body: '{"result":false}' })
  await order({ salt: 'S1', callBackUrl: CALLBACK })
  for (let n = 0; n < 6; n += 1) await after(30 * 60_000)
  expect(bench.sent).toHaveLength(2 * 4)
  expect(heard()[0]?.['sign']).toMatch(/^[0-9a-f]{32}$/)
  expect(twin.books()).toMatchObject({ pushes: { ok: 0, lost: 2 } })
})

it('calls back over https only when it has that habit', async () => {
  const { bench, twin, order, after } = createKuaidi100Bench()
  await order({ callBackUrl: 'https://shop/x' })
  await after(5_000)
  expect(bench.sent).toEqual([])
  await twin.admin('quirks', { 'K100-https': true })
  await order({ callBackUrl: 'https://shop/x' })
  await after(5_000)
  expect(bench.sent).toHaveLength(1)
})

it('prints what it accepted even when the answer is lost, and knows the order at a second sending', async () => {
  const { twin, order, after } = createKuaidi100Bench()
  await twin.admin('faults', { noAnswer: { mode: 'next', n: 1, only: 'imgOrder' } })
  await expect(order({ orderId: 'K1' })).rejects.toThrow('no answer')
  expect(await order({ orderId: 'K1' })).toMatchObject({ returnCode: '501' })
  await after(5_000)
  expect(twin.books()).toMatchObject({ copies: 1, twice: 0 })
})

it('keeps queue, paper and order numbers over a restart', async () => {
  const clock = createBench()
  const before = createKuaidi100Bench(clock)
  await before.order({ orderId: 'K1' })
  await before.after(2_000)
  await before.twin.admin('printers', { sn: SIID, deviceStatus: 3 })
  await before.order({ orderId: 'K2' })
  const after = createKuaidi100Bench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.order({ orderId: 'K2' })).toMatchObject({ returnCode: '501' })
})
