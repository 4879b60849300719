import { SANDBOX } from '../settings'
import { createBits, fill } from '../paper/bits'
import { toPng } from '../paper/png'
import { askJson, createBench, type Bench } from '../test-bench'
import { twinRequest } from '../twin'
import { createXpyunTwin } from '.'
import { xpyunSign } from './sign'

const { user, userKey, printers } = SANDBOX.xpyun
const SN = printers[0]?.sn ?? ''
const OTHER = printers[1]?.sn ?? ''

/** A picture of its own for each number. */
function picture(no: number): string {
  const bits = createBits(64, 40)
  fill(bits, { x: 0, y: 0, width: no + 1, height: 8 }, 'black')
  return toPng(bits).toString('base64')
}
const TSPL = (no: string) => `SIZE 76 mm,130 mm\r\nCLS\r\nBARCODE 60,40,"128",80,0,0,3,6,"${no}"\r\nPRINT 1,1\r\n`

function createXpyunBench(bench: Bench = createBench()) {
  const twin = createXpyunTwin(bench.deps(SANDBOX.xpyun))
  const call = (name: string, fields: object, over: object = {}) => {
    const timestamp = String(Math.floor(bench.clock.now() / 1000))
    const body = { user, timestamp, sign: xpyunSign(user, userKey, timestamp), ...fields, ...over }
    return askJson(twin, twinRequest(`/api/openapi/sprinter/${name}`, body))
  }
  const image = (no: number, fields: object = {}) =>
    call('printImage', { sn: SN, content: picture(no), direct: true, paperWidth: 608, paperHeight: 1040, ...fields })
  const raw = (no: string, fields: object = {}) =>
    call('print', {
      sn: SN,
      content: Buffer.from(TSPL(no)).toString('base64'),
      direct: true,
      supportNativeInstruction: true,
      ...fields,
    })
  const printed = async ({ data }: Record<string, unknown>) =>
    (await call('queryOrderState', { orderId: String(data) }))['data']
  const sheets = async (body: object = {}) =>
    (await twin.admin('sheets', body)) as { jobId: string; twice: boolean; codes?: string[]; sn: string }[]
  const after = async (ms: number) => {
    bench.pass(ms)
    await twin.tick()
  }
  return { bench, twin, call, image, raw, printed, sheets, after }
}

it('signs as the worked example does', () => {
  expect(xpyunSign('demo@example.com', '0123456789abcdef0123456789abcdef', '1700000000')).toBe(
    '51126a6e3b2df6ecbdb807e0b6a211b7c647274a',
  )
})

it('prints a picture and native instructions, each after its time', async () => {
  const { image, raw, printed, sheets, after, twin } = createXpyunBench()
  const first = await image(1)
  const second = await raw('YT1234567890123')
  expect(first).toMatchObject({ code: 0, msg: 'ok', data: expect.any(String) as unknown })
  expect(await printed(first)).toBe(false)
  await after(1_299)
  expect(await sheets()).toEqual([])
  await after(1)
  expect([await printed(first), await printed(second)]).toEqual([true, false])
  await after(1_300)
  expect((await sheets({ decode: true })).map(({ codes }) => codes)).toEqual([[], ['YT1234567890123']])
  expect(await twin.admin('png', { id: 1 })).toEqual(Buffer.from(picture(1), 'base64'))
})

const order = { sn: SN, content: picture(1), direct: true }
it.each<[string, string, object, object, number]>([
  ['a wrong sign', 'printImage', order, { sign: 'x' }, -3],
  ['another user', 'printImage', order, { user: 'someone' }, -3],
  ['the secret in the body', 'printImage', order, { userKey }, -2],
  ['milliseconds for seconds', 'printImage', order, { timestamp: '1700000000000' }, -2],
  ['a serial number of 14 characters', 'printImage', { ...order, sn: SN.slice(1) }, {}, -2],
  ['a printer of somebody else', 'printImage', { ...order, sn: 'XPC76A24000000X' }, {}, 1002],
  ['no content', 'printImage', { ...order, content: '' }, {}, -2],
  ['content that is no base64', 'printImage', { ...order, content: 'http://x' }, {}, -2],
  ['an address instead of content', 'printImage', { ...order, direct: false }, {}, -2],
  ['a life without a queue', 'printImage', { ...order, expiresIn: 60 }, {}, -2],
  ['a life of two days', 'printImage', { ...order, mode: 1, expiresIn: 172_800 }, {}, -2],
  ['more than passes through', 'printImage', { ...order, content: 'A'.repeat(65_536) }, {}, -2],
  ['a state of nothing', 'queryOrderState', {}, {}, -2],
  ['eleven orders to cancel', 'delPrinterQueue', { sn: SN, orderId: Array(11).fill('1').join(',') }, {}, -2],
])('refuses %s', async (...[, name, fields, over, code]) => {
  const { call, twin } = createXpyunBench()
  expect(await call(name, fields, over)).toMatchObject({ code, data: null })
  expect(twin.books()).toMatchObject({ jobs: [] })
})

it('counts the limit in text or in bytes', async () => {
  const { twin, call } = createXpyunBench()
  const content = Buffer.alloc(65_535, 10).toString('base64')
  expect(await call('printImage', { sn: SN, direct: true, content })).toMatchObject({ code: -2 })
  await twin.admin('quirks', { 'XPB-bytes-counted': true })
  expect(await call('printImage', { sn: SN, direct: true, content })).toMatchObject({ code: 0 })
})

it('answers a repeated key with the first order for five minutes, or refuses it', async () => {
  const { twin, image, bench } = createXpyunBench()
  const { data } = await image(1, { idempotent: 'K1' })
  bench.pass(299_999)
  expect(await image(1, { idempotent: 'K1' })).toMatchObject({ code: 0, data })
  await twin.admin('quirks', { 'XPB-key-refused': true })
  expect((await image(1, { idempotent: 'K1' }))['code']).not.toBe(0)
  bench.pass(1)
  const again = await image(1, { idempotent: 'K1' })
  expect(again).toMatchObject({ code: 0 })
  expect(again['data']).not.toBe(data)
  expect((await image(1, { idempotent: 'K2' }))['data']).not.toBe(again['data'])
})

it('refuses while offline in mode 0, queues in mode 1, and lets a job die at its time', async () => {
  const { twin, image, sheets, after, printed } = createXpyunBench()
  await twin.admin('printers', { sn: SN, online: false })
  expect(await image(1)).toMatchObject({ code: 1003, msg: 'OFFLINE' })
  const short = await image(2, { mode: 1, expiresIn: 60 })
  const long = await image(3, { mode: 1, expiresIn: 7_200 })
  await after(60_000)
  await twin.admin('printers', { sn: SN, online: true })
  await after(10_000)
  expect([await printed(short), await printed(long)]).toEqual([false, true])
  expect(await sheets()).toHaveLength(1)
})

it('takes native instructions only while the printer is there, and forgets them when it leaves', async () => {
  const { twin, raw, sheets, after } = createXpyunBench()
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  expect(await raw('A1')).toMatchObject({ code: 0 })
  await twin.admin('printers', { sn: SN, online: false })
  expect(await raw('A2', { mode: 1 })).toMatchObject({ code: 1003 })
  await twin.admin('printers', { sn: SN, online: true, deviceStatus: 0 })
  await after(60_000)
  expect(await sheets()).toEqual([])
  await twin.admin('quirks', { 'XPB-native-off': true })
  expect(await raw('A3')).toMatchObject({ code: -2 })
})

it('tells a printer that is away, well or out of paper, and how much waits there', async () => {
  const { twin, call, image } = createXpyunBench()
  const status = async () => (await call('queryPrinterStatus', { sn: SN }))['data']
  expect(await status()).toMatchObject({ status: 1 })
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  expect(await status()).toMatchObject({ status: 2 })
  await image(1)
  expect(await call('getAwaitTasks', { sn: SN })).toMatchObject({ code: 0, data: 1 })
  await twin.admin('printers', { sn: SN, online: false })
  expect(await status()).toMatchObject({ status: 0 })
})

it.each([
  [false, [OTHER, SN]],
  [true, [OTHER]],
])('takes one order out of the queue, or all of them (%s)', async (all, left) => {
  const { twin, call, image, after, sheets } = createXpyunBench()
  await twin.admin('quirks', { 'XPB-purge-all': all })
  await twin.admin('printers', { sn: SN, deviceStatus: 1 })
  const { data } = await image(1)
  await image(2)
  await image(3, { sn: OTHER })
  expect(await call('delPrinterQueue', { sn: SN, orderId: data })).toMatchObject({ code: 0, data: true })
  await after(10_000)
  await twin.admin('printers', { sn: SN, deviceStatus: 0 })
  await after(10_000)
  expect((await sheets()).map(({ sn }) => sn)).toEqual(left)
})

it('knows its printers, and says of others that it does not', async () => {
  const { twin, call } = createXpyunBench()
  const unknown = { sn: 'XPC76A24000000X', name: '?' }
  expect(await call('verifyPrinter', { sn: SN, name: '一号机' })).toMatchObject({ code: 0, data: true })
  expect(await twin.admin('printers')).toMatchObject([{ sn: SN, bound: true }, { bound: false }])
  expect(await call('verifyPrinter', unknown)).toMatchObject({ code: 0, data: false })
  expect(await call('queryOrderState', { orderId: '0' })).toMatchObject({ code: 0, data: false })
  await twin.admin('quirks', { 'XPB-verify-code': true, 'XPB-order-code': true })
  expect(await call('verifyPrinter', unknown)).toMatchObject({ code: 1002 })
  expect((await call('queryOrderState', { orderId: '0' }))['code']).not.toBe(0)
})

it('prints what it accepted even when the answer is lost, and knows the key of a second sending', async () => {
  const { twin, image, after } = createXpyunBench()
  await twin.admin('faults', { noAnswer: { mode: 'next', n: 1, only: 'printImage' } })
  await expect(image(1, { idempotent: 'K1' })).rejects.toThrow('no answer')
  await image(1, { idempotent: 'K1' })
  await after(5_000)
  expect(twin.books()).toMatchObject({ copies: 1, twice: 0 })
  await twin.admin('faults', { twice: { mode: 'next', n: 1 } })
  await image(2)
  await after(5_000)
  expect(twin.books()).toMatchObject({ copies: 3, twice: 1 })
})

it('puts nothing out for a picture that it cannot read', async () => {
  const { call, after, sheets, printed } = createXpyunBench()
  const job = await call('printImage', { sn: SN, direct: true, content: Buffer.from('no png').toString('base64') })
  await after(5_000)
  expect(await printed(job)).toBe(false)
  expect(await sheets()).toEqual([])
})

it('keeps queue, paper and keys over a restart', async () => {
  const clock = createBench()
  const before = createXpyunBench(clock)
  await before.image(1, { idempotent: 'K1' })
  await before.after(2_000)
  await before.twin.admin('printers', { sn: SN, deviceStatus: 3 })
  const { data } = await before.image(2, { idempotent: 'K2' })
  const after = createXpyunBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.image(2, { idempotent: 'K2' })).toMatchObject({ data })
})
