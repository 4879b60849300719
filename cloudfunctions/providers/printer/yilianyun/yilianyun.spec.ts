import type { PrinterAccount, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import type { TokenStore } from '../../token-store'
import { yilianyunSign } from './client'
import { createYilianyunPrinter, createYilianyunReceiptPush } from './index'

const settings = { baseUrl: 'http://yilianyun.test', clientId: '1012345678', clientSecret: 'secret0123456789' }
const NOW = 1_700_000_000_000
const SIGN = '171823d7cef00eaf98ee5ae9b9c31b0e'
const printer: PrinterAccount = { id: 'p1', driver: 'yilianyun', sn: '4004500011', fields: { msign: 'm1' } }
const page = { ...rawPage(new Uint8Array(14_000)), pictureUrl: () => 'https://desk.test/picture?copy=c1&sign=s' }
const job: PrintJob = { copyId: 'c1', partnerKey: 'Pc1n1', printer, page, expiresAt: NOW + 600_000 }
const recorded = (name: string) => fixture(__dirname, name)

function store(kept?: { token: string; expiresAt: number }): TokenStore & { kept: typeof kept } {
  return {
    kept,
    async get(appId) {
      expect(appId).toBe('yilianyun_1012345678')
      return this.kept
    },
    async put(_, token, expiresAt) {
      this.kept = { token, expiresAt }
    },
  }
}
const KEPT = { token: 'TOKEN-0', expiresAt: NOW + 3_600_000 }

function yilianyun(answer: Canned | ((call: number, path: string) => Canned), tokens = store(KEPT)) {
  const { http, asked } = cannedHttp(({ url }, calls) =>
    typeof answer === 'function' ? answer(calls, new URL(url).pathname) : answer,
  )
  const sent = (at = 0) => Object.fromEntries(new URLSearchParams(asked[at] ? bodyText(asked[at]) : ''))
  const paths = () => asked.map(({ url }) => new URL(url).pathname)
  return { asked, sent, paths, tokens, printer: createYilianyunPrinter({ http, settings, tokens, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs client, seconds and secret', () => {
  expect(yilianyunSign('1012345678', '1700000000', 'secret0123456789')).toBe(SIGN)
})

it('prints the picture at our address under our key, asked for once only', async () => {
  const { printer: port, asked, sent } = yilianyun(recorded('printed.json'))
  expect(await port.print(job)).toEqual({ jobId: '1736285914' })
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'http://yilianyun.test/pictureprint/index' })
  const { id, ...fields } = sent()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(fields).toEqual({
    client_id: '1012345678',
    access_token: 'TOKEN-0',
    timestamp: '1700000000',
    sign: SIGN,
    machine_code: '4004500011',
    picture_url: 'https://desk.test/picture?copy=c1&sign=s',
    origin_id: 'Pc1n1',
    idempotence: '1',
  })
})

it('gets a token once and keeps it for all', async () => {
  const {
    printer: port,
    paths,
    sent,
    tokens,
  } = yilianyun((_, path) => recorded(path === '/oauth/oauth' ? 'token.json' : 'printed.json'), store())
  await port.print(job)
  await port.print(job)
  expect(paths()).toEqual(['/oauth/oauth', '/pictureprint/index', '/pictureprint/index'])
  expect(sent(0)).toMatchObject({ grant_type: 'client_credentials', scope: 'all', sign: SIGN })
  expect(sent(2)['access_token']).toBe('TOKEN-1')
  expect(tokens.kept).toEqual({ token: 'TOKEN-1', expiresAt: NOW + 2_592_000_000 })
})

it('keeps a token without an end for a year', async () => {
  const endless = '{"error":"0","error_description":"success","body":{"access_token":"T"}}'
  const { printer: port, tokens } = yilianyun((call) => (call === 1 ? endless : recorded('printed.json')), store())
  await port.print(job)
  expect(tokens.kept?.expiresAt).toBe(NOW + 365 * 24 * 3_600_000)
})

it('takes a new token when the kept one was refused, once a call', async () => {
  const answers = ['token-ended.json', 'token.json', 'printed.json']
  const { printer: port, sent } = yilianyun((call) => recorded(answers[call - 1] ?? ''))
  expect(await port.print(job)).toEqual({ jobId: '1736285914' })
  expect([sent(0)['access_token'], sent(2)['access_token']]).toEqual(['TOKEN-0', 'TOKEN-1'])
  expect(sent(2)['origin_id']).toBe('Pc1n1')
  const dead = yilianyun((_, path) => recorded(path === '/oauth/oauth' ? 'token.json' : 'token-ended.json'))
  expect(await troubleOf(dead.printer.print(job))).toMatchObject({ failure: 'auth', scope: 'shop', providerCode: '18' })
  expect(dead.asked).toHaveLength(3)
})

it('uses what another instance has put meanwhile instead of one more of the day’s twenty', async () => {
  const tokens = store(KEPT)
  const { printer: port, paths } = yilianyun((call) => {
    tokens.kept = { token: 'TOKEN-9', expiresAt: NOW + 3_600_000 }
    return recorded(call === 1 ? 'token-ended.json' : 'printed.json')
  }, tokens)
  await port.print(job)
  expect(paths()).toEqual(['/pictureprint/index', '/pictureprint/index'])
})

it('waits an hour when the day’s tokens are used up', async () => {
  const { printer: port } = yilianyun(recorded('tokens-used-up.json'), store())
  expect(await troubleOf(port.print(job))).toMatchObject({ failure: 'throttled', retryAfterMs: 3_600_000 })
})

it.each([
  ['too many dots', { ...page, widthMm: 120, heightMm: 220 }],
  ['too large a file', { ...page, png: () => new Uint8Array(200 * 1024) }],
])('never sends a picture of %s', async (_name, large) => {
  const { printer: port, asked } = yilianyun(recorded('printed.json'))
  expect(await troubleOf(port.print({ ...job, page: large }))).toMatchObject({
    failure: 'invalid',
    scope: 'order',
    providerCode: 'unfit:picture',
  })
  expect(asked).toEqual([])
})

it('does not know what happened when a yes carries no order id', async () => {
  const trouble = await troubleOf(yilianyun(recorded('printed-bare.json')).printer.print(job))
  expect(trouble).toMatchObject({ failure: 'no-answer' })
})

it('binds with the key on the machine', async () => {
  const { printer: port, sent, paths } = yilianyun(recorded('done.json'))
  await port.bind(printer)
  expect(paths()).toEqual(['/printer/addprinter'])
  expect(sent()).toMatchObject({ machine_code: '4004500011', msign: 'm1', print_name: 'p1' })
})

it.each([
  ['ready.json', 'ready'],
  ['no-paper.json', 'out-of-paper'],
  ['offline.json', 'offline'],
])('reads %s as %s', async (name, condition) => {
  expect(await yilianyun(recorded(name)).printer.status([printer])).toEqual({ p1: { condition, waiting: 0 } })
})

it('tells of the other printers when one belongs to somebody else, and of none when the app is refused', async () => {
  const { printer: port } = yilianyun((call) => recorded(call === 1 ? 'not-mine.json' : 'ready.json'))
  expect(await port.status([printer, { ...printer, id: 'p2' }])).toEqual({
    p1: { condition: 'unknown', waiting: 0 },
    p2: { condition: 'ready', waiting: 0 },
  })
  const trouble = await troubleOf(yilianyun(recorded('bad-sign.json')).printer.status([printer]))
  expect(trouble).toMatchObject({ failure: 'auth', scope: 'shop' })
})

it('asks for one job a call, whichever name the field has', async () => {
  const names = ['order-waiting.json', 'order-printed.json', 'order-cancelled.json']
  const { printer: port, sent } = yilianyun((call) => recorded(names[call - 1] ?? ''))
  expect(await port.jobs(printer, ['j1', 'j2', 'j3'])).toEqual({ j1: 'waiting', j2: 'printed', j3: 'cancelled' })
  expect(sent(1)).toMatchObject({ machine_code: '4004500011', order_id: 'j2' })
})

it('cancels one job', async () => {
  const {
    printer: port,
    sent,
    paths,
  } = yilianyun((call) => recorded(['done.json', 'order-cancelled.json'][call - 1] ?? ''))
  expect((await port.cancel(printer, ['j1'])).jobIds).toEqual(['j1'])
  expect(paths()).toEqual(['/printer/cancelone', '/printer/getorderstatus'])
  expect(sent()).toMatchObject({ machine_code: '4004500011', order_id: 'j1' })
})

it('believes the maker’s word on the job, not a cancel that is refused', async () => {
  const after = (state: string) => yilianyun((call) => recorded(call === 1 ? 'bad-parameter.json' : state)).printer
  expect((await after('order-cancelled.json').cancel(printer, ['j1'])).jobIds).toEqual(['j1'])
  expect(await after('order-printed.json').cancel(printer, ['j1'])).toEqual({ jobIds: [], kept: 'not-confirmed' })
  expect((await after('order-waiting.json').cancel(printer, ['j1'])).jobIds).toEqual([])
})

it.each([
  ['bad-sign.json', 'auth', 'shop'],
  ['not-mine.json', 'auth', 'account'],
  ['no-connection.json', 'offline', 'account'],
  ['bad-parameter.json', 'invalid', 'order'],
  ['print-failed.json', 'rejected', 'order'],
  ['too-fast.json', 'throttled', 'account'],
  ['strange.json', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { error, error_description: text } = JSON.parse(recorded(name)) as Record<string, string>
  expect(await troubleOf(yilianyun(recorded(name)).printer.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: error,
    providerText: text,
  })
})

const push = createYilianyunReceiptPush({ ...settings, now: () => NOW })
const fields = { cmd: 'oauth_finish', order_id: '1736285914', state: '1', push_time: '1700000000', sign: SIGN }
const form = (over: object = {}) => new URLSearchParams(Object.entries({ ...fields, ...over })).toString()

it('hears a signed receipt, as a form or as JSON; a repeat has the same event id', () => {
  const heard = { eventId: 'yilianyun_1736285914_1', jobs: [{ jobId: '1736285914', condition: 'printed' }] }
  expect(push.parse(form())).toEqual(heard)
  expect(push.parse(form())).toEqual(heard)
  expect(push.parse(JSON.stringify({ ...fields, order_id: 1736285914, state: 1 }))).toEqual(heard)
  expect(push.answer().body).toBe('{"data":"OK"}')
})

it('takes nothing but paper from a push, and nothing from one about other things', () => {
  for (const state of ['0', '2', '']) expect(push.parse(form({ state }))?.jobs[0]?.condition).toBe('unknown')
  const other = new URLSearchParams({ cmd: 'oauth_printStatus', push_time: '1700000000', sign: SIGN }).toString()
  expect(push.parse(other)?.jobs).toEqual([])
})

it('does not hear a push that is not signed, or whose sign is older than a day', () => {
  const old = '1699900000'
  const oldSign = yilianyunSign(settings.clientId, old, settings.clientSecret)
  for (const body of [
    '',
    '{',
    '[]',
    form({ sign: 'x' }),
    form({ push_time: '1700000001' }),
    form({ push_time: old, sign: oldSign }),
  ])
    expect(push.parse(body)).toBeUndefined()
  const none = createYilianyunReceiptPush({ clientId: '', clientSecret: '', now: () => NOW })
  expect(none.parse(form({ sign: yilianyunSign('', '1700000000', '') }))).toBeUndefined()
})
