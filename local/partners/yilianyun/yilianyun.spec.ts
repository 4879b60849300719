import { randomUUID } from 'node:crypto'
import { createBits, fill } from '../paper/bits'
import { code128Widths } from '../paper/code128'
import { toPng } from '../paper/png'
import { SANDBOX } from '../settings'
import { askJson, createBench, type Bench } from '../test-bench'
import { twinRequest } from '../twin'
import { createYilianyunTwin } from '.'
import { yilianyunSign } from './sign'

const own = SANDBOX.yilianyun
const { clientId, clientSecret } = own
const [K5] = own.printers
const SN = K5?.sn ?? ''
const SMALL = '4004500012'
const settings = { ...own, printers: [...own.printers, { sn: SMALL, deviceKey: 'm2', model: 'K4' }] }
const PUSH_URL = 'http://shop/inbound/yilianyun'
const link = (no: string) => `http://desk/picture?copy=${no}`

function picture(no: string, width = 400, height = 150): Buffer {
  const bits = createBits(width, height)
  let x = 60
  code128Widths(no).forEach((modules, i) => {
    if (i % 2 === 0) fill(bits, { x, y: 40, width: modules * 2, height: 80 }, 'black')
    x += modules * 2
  })
  return toPng(bits)
}

function createYilianyunBench(bench: Bench = createBench()) {
  const web = new Map<string, Buffer>([[PUSH_URL, Buffer.from('{"data":"OK"}')]])
  const got: string[] = []
  const twin = createYilianyunTwin({
    ...bench.deps({ ...settings, pushUrl: PUSH_URL }),
    async get(url) {
      got.push(url)
      const body = web.get(url)
      if (!body) throw new Error('nobody listens')
      return { status: 200, body }
    },
  })
  let token = ''
  const call = (path: string, fields: object = {}, over: object = {}) => {
    const timestamp = String(Math.floor(bench.clock.now() / 1000))
    const sign = yilianyunSign(clientId, timestamp, clientSecret)
    const access = path === 'oauth/oauth' ? {} : { access_token: token }
    const form = { client_id: clientId, timestamp, sign, id: randomUUID(), ...access, ...fields, ...over }
    return askJson(twin, twinRequest(`/${path}`, new URLSearchParams(Object.entries(form)).toString()))
  }
  const getToken = async () => {
    const answer = await call('oauth/oauth', { grant_type: 'client_credentials', scope: 'all' })
    token = (answer['body'] as { access_token?: string } | undefined)?.access_token ?? ''
    return answer
  }
  const open = async () => {
    await getToken()
    for (const { sn, deviceKey } of settings.printers)
      await call('printer/addprinter', { machine_code: sn, msign: deviceKey })
  }
  const print = async (no: string, fields: object = {}) => {
    if (!web.has(link(no))) web.set(link(no), picture(no))
    return call('pictureprint/index', {
      machine_code: SN,
      picture_url: link(no),
      origin_id: `P${no}`,
      idempotence: '1',
      ...fields,
    })
  }
  const idOf = (answer: Record<string, unknown>) => (answer['body'] as { id: string }).id
  const status = async (orderId: string, sn = SN) =>
    (await call('printer/getorderstatus', { machine_code: sn, order_id: orderId }))['body']
  const sheets = async (body: object = {}) =>
    (await twin.admin('sheets', body)) as { sn: string; twice: boolean; codes?: string[] }[]
  const after = async (ms: number) => {
    bench.pass(ms)
    await twin.tick()
  }
  return { bench, twin, web, got, call, getToken, open, print, idOf, status, sheets, after, token: () => token }
}

it('signs as the worked example does', () => {
  expect(yilianyunSign('1012345678', '1700000000', 'secret0123456789')).toBe('171823d7cef00eaf98ee5ae9b9c31b0e')
})

it('fetches the picture when it prints, and not before', async () => {
  const { twin, open, print, idOf, status, after, sheets, got } = createYilianyunBench()
  await open()
  const id = idOf(await print('SF1020304050607'))
  expect(got).toEqual([])
  expect(await status(id)).toEqual({ status: 0 })
  await after(1_499)
  expect(got).toEqual([link('SF1020304050607')])
  await after(1)
  expect(await status(id)).toEqual({ status: 1 })
  expect(await sheets({ decode: true })).toMatchObject([{ codes: ['SF1020304050607'], twice: false }])
  expect(((await twin.admin('png', { id: 1 })) as Buffer).subarray(1, 4).toString()).toBe('PNG')
})

it.each([true, false])('an address that has closed meanwhile prints only what was fetched early: %s', async (early) => {
  const { twin, web, open, print, idOf, status, after } = createYilianyunBench()
  await open()
  await twin.admin('quirks', { 'YLY-fetch-early': early })
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  const id = idOf(await print('A1'))
  await after(60_000)
  web.delete(link('A1'))
  await twin.admin('printers', { sn: SN, deviceStatus: 0 })
  await after(60_000)
  expect(await status(id)).toEqual({ status: early ? 1 : 2 })
})

it('fails where the picture cannot be had, is none, or is more than the head can print', async () => {
  const { web, open, print, idOf, status, after, sheets } = createYilianyunBench()
  await open()
  web.set(link('WORDS'), Buffer.from('<html>expired</html>'))
  web.set(link('TORN'), picture('TORN').subarray(0, 60))
  web.set(link('HUGE'), picture('HUGE', 960, 1_800))
  web.set(link('WIDE'), picture('WIDE', 392, 100))
  const gone = idOf(await print('GONE', { picture_url: 'http://desk/nothing' }))
  const others = [idOf(await print('WORDS')), idOf(await print('TORN')), idOf(await print('HUGE'))]
  const wide = idOf(await print('WIDE', { machine_code: SMALL }))
  const good = idOf(await print('GOOD'))
  await after(10_000)
  for (const id of [gone, ...others]) expect(await status(id)).toEqual({ status: 2 })
  expect(await status(wide, SMALL)).toEqual({ status: 2 })
  expect(await status(good)).toEqual({ status: 1 })
  expect(await sheets()).toHaveLength(1)
})

const job = { machine_code: SN, picture_url: link('A1'), origin_id: 'PA1', idempotence: '1' }
it.each<[string, object, object, string]>([
  ['a wrong sign', job, { sign: 'x' }, '11'],
  ['another client', job, { client_id: '1' }, '11'],
  ['an id that is no UUID 4', job, { id: '1' }, '33'],
  ['a time in milliseconds', job, { timestamp: '1700000000000' }, '12'],
  ['a token nobody gave', job, { access_token: 'x' }, '18'],
  ['a printer of somebody else', { ...job, machine_code: '1' }, {}, '10'],
  ['an address that is none', { ...job, picture_url: 'ftp://desk/a.png' }, {}, '12'],
  ['a key of other letters', { ...job, origin_id: 'P-1' }, {}, '8'],
  ['a key of 33 letters', { ...job, origin_id: 'P'.repeat(33) }, {}, '8'],
  ['no key', { ...job, origin_id: '' }, {}, '12'],
  ['an unknown field', { ...job, expired: '1' }, {}, '12'],
])('refuses %s', async (...[, fields, over, error]) => {
  const { call, open, twin } = createYilianyunBench()
  await open()
  expect(await call('pictureprint/index', fields, over)).toMatchObject({ error })
  expect(twin.books()).toMatchObject({ jobs: [] })
})

it('takes 64 bytes for a key where it follows the newer document', async () => {
  const { twin, open, print } = createYilianyunBench()
  await open()
  await twin.admin('quirks', { 'YLY-origin-64': true })
  expect(await print('A1', { origin_id: 'P-'.repeat(32) })).toMatchObject({ error: '0' })
  expect(await print('A2', { origin_id: 'P'.repeat(65) })).toMatchObject({ error: '8' })
})

it('prints one key once within two hours, and again after them or without idempotence', async () => {
  const { open, print, idOf, after, sheets } = createYilianyunBench()
  await open()
  const first = idOf(await print('B1'))
  await after(5_000)
  expect(idOf(await print('B1'))).toBe(first)
  await after(5_000)
  expect(await sheets()).toHaveLength(1)
  expect(idOf(await print('B1', { idempotence: '0' }))).not.toBe(first)
  await after(5_000)
  await after(2 * 3_600_000)
  expect(idOf(await print('B1'))).not.toBe(first)
  await after(5_000)
  expect((await sheets()).map(({ twice }) => twice)).toEqual([false, true, true])
})

it('survives a lost answer and a doubled delivery under one key', async () => {
  const { twin, open, print, after } = createYilianyunBench()
  await open()
  await twin.admin('faults', { noAnswer: { mode: 'next', n: 1, only: 'pictureprint' } })
  await expect(print('C1')).rejects.toThrow('no answer')
  await print('C1')
  await twin.admin('faults', { twice: { mode: 'next', n: 1, only: 'pictureprint' } })
  await print('C2')
  await after(9_000)
  expect(twin.books()).toMatchObject({ copies: 2, twice: 0 })
})

it('gives twenty tokens a China day, old ones live on unless a new one ends them', async () => {
  const { twin, bench, getToken, call, token } = createYilianyunBench()
  const works = async (access: string) =>
    (await call('printer/getprintstatus', { machine_code: SN }, { access_token: access }))['error'] !== '18'
  await getToken()
  const first = token()
  await getToken()
  expect([await works(first), await works(token())]).toEqual([true, true])
  await twin.admin('quirks', { 'YLY-token-kills': true, 'YLY-token-endless': true })
  expect((await getToken())['body']).not.toHaveProperty('expires_in')
  expect([await works(first), await works(token())]).toEqual([false, true])
  for (let n = 3; n < 20; n += 1) await getToken()
  expect(await getToken()).toMatchObject({ error: '99' })
  bench.pass(14 * 3_600_000)
  expect(await getToken()).toMatchObject({ error: '0' })
  await twin.admin('endTokens', {})
  expect(await works(token())).toBe(false)
})

it('says offline, ready and out of paper, queues meanwhile, and cancels one job alone', async () => {
  const { twin, open, call, print, idOf, status, after, sheets } = createYilianyunBench()
  await open()
  const state = async () => (await call('printer/getprintstatus', { machine_code: SN }))['body']
  expect(await state()).toEqual({ state: '1' })
  await twin.admin('printers', { sn: SN, deviceStatus: 3 })
  expect(await state()).toEqual({ state: '2' })
  await twin.admin('printers', { sn: SN, online: false })
  expect(await state()).toEqual({ state: '0' })
  const [one, two] = [idOf(await print('D1')), idOf(await print('D2'))]
  const cancel = (id: string) => call('printer/cancelone', { machine_code: SN, order_id: id })
  expect(await cancel(one)).toMatchObject({ error: '0' })
  expect(await cancel(one)).toMatchObject({ error: '8' })
  expect(await cancel('1')).toMatchObject({ error: '8' })
  await twin.admin('quirks', { 'YLY-order-state': true })
  expect(await status(one)).toEqual({ state: 2 })
  await twin.admin('printers', { sn: SN, online: true, deviceStatus: 0 })
  await after(9_000)
  expect(await status(two)).toEqual({ state: 1 })
  expect((await sheets({ decode: true })).map(({ codes }) => codes?.[0])).toEqual(['D2'])
})

it('binds a printer with its key and prints on no other', async () => {
  const { call, getToken, print } = createYilianyunBench()
  await getToken()
  expect(await print('E1')).toMatchObject({ error: '10' })
  const bind = (msign: string) => call('printer/addprinter', { machine_code: SN, msign, print_name: '前台' })
  expect(await bind('wrong')).toMatchObject({ error: '8' })
  expect(await bind(K5?.deviceKey ?? '')).toMatchObject({ error: '0' })
  expect(await print('E1')).toMatchObject({ error: '0' })
})

it('pushes what was printed, signed, to an address that answered its GET', async () => {
  const { twin, bench, web, open, print, idOf, after, got } = createYilianyunBench()
  await open()
  web.delete(PUSH_URL)
  const id = idOf(await print('F1'))
  await after(5_000)
  expect(bench.sent).toEqual([])
  web.set(PUSH_URL, Buffer.from('{"data":"OK"}'))
  bench.replies.push({ status: 200, body: '{"data":"OK"}' })
  await after(1_000)
  const push = Object.fromEntries(new URLSearchParams(bench.sent[0]?.body))
  expect(push).toMatchObject({ cmd: 'oauth_finish', machine_code: SN, order_id: id, origin_id: 'PF1', state: '1' })
  expect(push['sign']).toBe(yilianyunSign(clientId, push['push_time'] ?? '', clientSecret))
  await twin.admin('quirks', { 'YLY-push-twice': true, 'YLY-push-json': true })
  await print('F2')
  for (let n = 0; n < 6; n += 1) await after(60_000)
  expect(JSON.parse(bench.sent.at(-1)?.body ?? '')).toMatchObject({ state: '1' })
  expect(bench.sent).toHaveLength(1 + 2 * 3)
  expect(twin.books()).toMatchObject({ pushes: { ok: 1, lost: 2 } })
  expect(got.filter((url) => url === PUSH_URL).length).toBeGreaterThan(1)
})

it('keeps queue, paper, tokens and bonds over a restart', async () => {
  const clock = createBench()
  const before = createYilianyunBench(clock)
  await before.open()
  await before.print('I1')
  await before.after(2_000)
  await before.twin.admin('printers', { sn: SN, deviceStatus: 3 })
  await before.print('I2')
  const after = createYilianyunBench(clock)
  expect({ ...(after.twin.books() as object), calls: 0 }).toEqual({ ...(before.twin.books() as object), calls: 0 })
  expect(await after.sheets({ decode: true })).toEqual(await before.sheets({ decode: true }))
  expect(await after.twin.admin('printers')).toEqual(await before.twin.admin('printers'))
  expect(
    await after.call('printer/getprintstatus', { machine_code: SN }, { access_token: before.token() }),
  ).toMatchObject({
    error: '0',
  })
})
