import { createSign, generateKeyPairSync } from 'node:crypto'
import type { LabelLayout } from '@shared/label/layout-types'
import type { PrinterAccount, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import { feieSign } from './client'
import { createFeiePrinter, createFeieReceiptPush } from './index'

const settings = { baseUrl: 'http://feie.test', user: 'demo@example.com', userKey: 'UKEY1234abcd5678', receiptUrl: '' }
const NOW = 1_700_000_000_000
const printer: PrinterAccount = { id: 'p1', driver: 'feie', sn: '316500011', fields: { key: 'abcdefgh' } }
const recorded = (name: string) => fixture(__dirname, name)

const layout: LabelLayout = {
  widthDots: 480,
  heightDots: 320,
  dotsPerMm: 8,
  gapMm: 2,
  ops: [{ kind: 'text', x: 8, y: 8, size: 24, weight: 'medium', white: false, text: '共 3 件 & 赠品' }],
  overflow: [],
  missingGlyphs: [],
  nextRow: undefined,
  leftOut: 0,
}
const page = { ...rawPage(new Uint8Array(1)), widthMm: 60, heightMm: 40, layout: () => layout }
const job: PrintJob = { copyId: 'c1', partnerKey: 'Pc1n1', printer, page, expiresAt: NOW + 600_000 }

function feie(answer: Canned | ((call: number) => Canned), over: Partial<typeof settings> = {}) {
  const { http, asked } = cannedHttp((_, calls) => (typeof answer === 'function' ? answer(calls) : answer))
  const sent = (at = 0) => Object.fromEntries(new URLSearchParams(asked[at] ? bodyText(asked[at]) : ''))
  return { asked, sent, printer: createFeiePrinter({ http, settings: { ...settings, ...over }, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs user, key and seconds', () => {
  expect(feieSign('demo@example.com', 'UKEY1234abcd5678', '1700000000')).toBe(
    '97504cf35ba70630619a3371a363ce2f4b16cccf',
  )
})

it('prints a label as markup in a signed form, once, with an expiry', async () => {
  const { printer: port, asked, sent } = feie(recorded('printed.json'))
  expect(await port.print(job)).toEqual({ jobId: '316500011_20261123140500_1372601234' })
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'http://feie.test/Api/Open/' })
  expect(sent()).toEqual({
    user: 'demo@example.com',
    stime: '1700000000',
    sig: '97504cf35ba70630619a3371a363ce2f4b16cccf',
    apiname: 'Open_printLabelMsg',
    sn: '316500011',
    content:
      "<SIZE>60,40</SIZE><GAP>2,0</GAP><DIRECTION>1</DIRECTION><TEXT x='8' y='8' font='12' w='1' h='1' r='0'>共 3 件 ＆ 赠品</TEXT>",
    times: '1',
    expired: '1700000600',
  })
})

it('lets no job live longer than a day, and sends none that is over', async () => {
  const { printer: port, sent, asked } = feie(recorded('printed.json'))
  await port.print({ ...job, expiresAt: NOW + 48 * 3_600_000 })
  expect(sent()['expired']).toBe('1700086400')
  expect(await troubleOf(port.print({ ...job, expiresAt: NOW }))).toMatchObject({
    failure: 'invalid',
    providerCode: 'unfit:expired',
  })
  expect(asked).toHaveLength(1)
})

it('names the receipt address only where one is set', async () => {
  const { printer: port, sent } = feie(recorded('printed.json'), { receiptUrl: 'https://desk.test/inbound/feie' })
  await port.print(job)
  expect(sent()['backurl']).toBe('https://desk.test/inbound/feie')
})

it('never sends what markup cannot say whole', async () => {
  const { printer: port, asked } = feie(recorded('printed.json'))
  const trouble = await troubleOf(port.print({ ...job, page: rawPage(new Uint8Array(100)) }))
  expect(trouble).toMatchObject({ failure: 'invalid', scope: 'order', providerCode: 'unfit:no-room' })
  expect(asked).toEqual([])
})

it('does not know what happened when a yes carries no order id', async () => {
  expect(await troubleOf(feie(recorded('printed-bare.json')).printer.print(job))).toMatchObject({
    failure: 'no-answer',
  })
})

it('binds with the key on the machine, and reads who was left out of a yes', async () => {
  const yes = feie(recorded('bound.json'))
  await yes.printer.bind(printer)
  expect(yes.sent()).toMatchObject({ apiname: 'Open_printerAddlist', printerContent: '316500011#abcdefgh#p1#' })
  await feie(recorded('bound-before.json')).printer.bind(printer)
  expect(await troubleOf(feie(recorded('not-bound.json')).printer.bind(printer))).toMatchObject({
    failure: 'auth',
    scope: 'account',
    providerText: expect.stringContaining('识别码不正确') as string,
  })
  const nothing = '{"msg":"ok","ret":0,"data":{"ok":[],"no":[]}}'
  expect(await troubleOf(feie(nothing).printer.bind(printer))).toMatchObject({ providerCode: 'not-listed' })
})

it.each([
  ['ready.json', 'ready'],
  ['not-well.json', 'out-of-paper'],
  ['offline.json', 'offline'],
])('reads the sentence of %s as %s, with what waits today', async (name, condition) => {
  const { printer: port, sent } = feie((call) => recorded(call === 1 ? name : 'counts.json'))
  expect(await port.status([printer])).toEqual({ p1: { condition, waiting: 1 } })
  expect(sent(1)).toMatchObject({ apiname: 'Open_queryOrderInfoByDate', sn: '316500011', date: '2023-11-15' })
})

it('tells of the other printers when one belongs to somebody else', async () => {
  const answers = ['not-mine.json', 'ready.json', 'counts.json']
  const { printer: port } = feie((call) => recorded(answers[call - 1] ?? ''))
  expect(await port.status([printer, { ...printer, id: 'p2' }])).toEqual({
    p1: { condition: 'unknown', waiting: 0 },
    p2: { condition: 'ready', waiting: 1 },
  })
})

it('asks for one job a call', async () => {
  const { printer: port, asked } = feie((call) => recorded(call === 1 ? 'done.json' : 'not-yet.json'))
  expect(await port.jobs(printer, ['j1', 'j2'])).toEqual({ j1: 'printed', j2: 'waiting' })
  expect(asked).toHaveLength(2)
})

it('counts yesterday’s jobs, too, before it empties a queue', async () => {
  const answers = ['not-yet.json', 'offline.json', 'counts.json', 'counts.json']
  const { printer: port, sent, asked } = feie((call) => recorded(answers[call - 1] ?? ''))
  expect(await port.cancel(printer, ['j1'])).toEqual({ jobIds: [], kept: 'others-waiting' })
  expect([sent(2)['date'], sent(3)['date']]).toEqual(['2023-11-15', '2023-11-14'])
  expect(asked).toHaveLength(4)
})

it.each([
  ['bad-sign.json', 'auth', 'shop'],
  ['no-account.json', 'auth', 'shop'],
  ['not-mine.json', 'auth', 'account'],
  ['bad-parameter.json', 'invalid', 'order'],
  ['too-fast.json', 'throttled', 'account'],
  ['strange.json', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { ret, msg } = JSON.parse(recorded(name)) as { ret: number; msg: string }
  expect(await troubleOf(feie(recorded(name)).printer.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: String(ret),
    providerText: msg,
  })
})

const keys = generateKeyPairSync('rsa', { modulusLength: 1024 })
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const receipt = (fields: Readonly<Record<string, string>>, sort = true) => {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  const sign = createSign('RSA-SHA256')
    .update((sort ? pairs.sort() : pairs).join('&'))
    .sign(keys.privateKey, 'base64')
  return new URLSearchParams({ ...fields, sign }).toString()
}
const fields = { status: '1', orderId: '316500011_20261123140500_1', stime: '1700000000' }
const push = createFeieReceiptPush({ publicKey })

it.each([true, false])('hears a signed receipt, names in order: %s; a repeat has the same event id', (sort) => {
  const body = receipt(fields, sort)
  expect(push.parse(body)).toEqual({
    eventId: 'feie_316500011_20261123140500_1_1',
    jobs: [{ jobId: '316500011_20261123140500_1', condition: 'printed' }],
  })
  expect(push.parse(body)).toEqual(push.parse(body))
})

it.each([
  ['true', 'printed'],
  ['0', 'waiting'],
  ['false', 'waiting'],
  ['9', 'unknown'],
])('takes the unpublished status %s for %s', (status, condition) => {
  expect(push.parse(receipt({ ...fields, status }))?.jobs).toEqual([{ jobId: fields.orderId, condition }])
})

it('takes its public key as PEM or bare, and hears nobody without one', () => {
  const bare = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  expect(createFeieReceiptPush({ publicKey: bare }).parse(receipt(fields))).toBeDefined()
  expect(createFeieReceiptPush({ publicKey: '' }).parse(receipt(fields))).toBeUndefined()
})

it('does not hear a receipt that was changed or not signed', () => {
  const unsigned = new URLSearchParams(fields).toString()
  for (const body of ['', '{', unsigned, `${unsigned}&sign=AAAA`, receipt(fields).replace('status=1', 'status=0')])
    expect(push.parse(body)).toBeUndefined()
})
