import type { PrinterAccount, PrintJob, PrintPage } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { HttpFailure } from '../../../cloud/http'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import { createXpyunPrinter } from './index'
import { xpyunSign } from './sign'

const settings = {
  baseUrl: 'http://xpyun.test',
  user: 'demo@example.com',
  userKey: '0123456789abcdef0123456789abcdef',
}
const NOW = 1_700_000_000_000
const SN = 'XPC76A240000001'
const printer: PrinterAccount = { id: 'p1', driver: 'xpyun', sn: SN, fields: {} }
const rawPrinter: PrinterAccount = { ...printer, fields: { language: 'tspl' } }
const page: PrintPage = {
  ...rawPage(Uint8Array.of(0)),
  tspl: () => Uint8Array.from([...Buffer.from('BITMAP 0,0,1,1,0,'), 0xff, 0x80]),
  png: () => Uint8Array.of(0x89, 0x50),
}
const job: PrintJob = { copyId: 'c1', partnerKey: 'Pc1n1', printer, page, expiresAt: NOW + 7_200_000 }
const recorded = (name: string) => fixture(__dirname, `${name}.json`)

/** Answers by the last part of the path. */
function xpyun(answers: Readonly<Record<string, Canned>> = {}) {
  const usual: Readonly<Record<string, Canned>> = {
    queryPrinterStatus: recorded('status-well'),
    getAwaitTasks: recorded('waiting-none'),
    queryOrderState: recorded('not-printed'),
    printImage: recorded('ordered'),
    print: recorded('ordered'),
    verifyPrinter: recorded('verified'),
    delPrinterQueue: recorded('verified'),
  }
  const { http, asked } = cannedHttp(({ url }) => {
    const name = url.split('/').at(-1) ?? ''
    return answers[name] ?? usual[name] ?? new Error(name)
  })
  const names = () => asked.map(({ url }) => url.replace('http://xpyun.test/api/openapi/sprinter/', ''))
  const sent = (at: number) => JSON.parse(asked[at] ? bodyText(asked[at]) : '{}') as Record<string, unknown>
  return { asked, names, sent, port: createXpyunPrinter({ http, settings, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs user, key and seconds', () => {
  expect(xpyunSign(settings.user, settings.userKey, '1700000000')).toBe('51126a6e3b2df6ecbdb807e0b6a211b7c647274a')
})

it('sends a picture with key and expiry to a printer that is there, and never the secret', async () => {
  const { port, names, sent } = xpyun()
  expect(await port.print(job)).toEqual({ jobId: 'OM26112314050012345678' })
  expect(names()).toEqual(['queryPrinterStatus', 'printImage'])
  expect(sent(1)).toEqual({
    user: settings.user,
    timestamp: '1700000000',
    sign: '51126a6e3b2df6ecbdb807e0b6a211b7c647274a',
    sn: SN,
    content: Buffer.from(page.png()).toString('base64'),
    copies: 1,
    idempotent: 'Pc1n1',
    paperWidth: 608,
    paperHeight: 1040,
    paperType: 'W',
    direct: true,
    compress: false,
    mode: 1,
    expiresIn: 7_200,
  })
})

it('sends TSPL to a printer that speaks it, without asking first: mode 0 refuses one that is away', async () => {
  const { port, names, sent } = xpyun()
  await port.print({ ...job, printer: rawPrinter })
  expect(names()).toEqual(['print'])
  expect(sent(0)).toMatchObject({
    content: Buffer.from(page.tspl()).toString('base64'),
    idempotent: 'Pc1n1',
    direct: true,
    supportNativeInstruction: true,
    mode: 0,
    realTime: true,
  })
  expect(sent(0)).not.toHaveProperty('expiresIn')
})

it('sends the picture where TSPL is too long, and nothing where both are', async () => {
  const long = { ...page, tspl: () => new Uint8Array(45_001) }
  const { port, names, asked } = xpyun()
  await port.print({ ...job, printer: rawPrinter, page: { ...long, tspl: () => new Uint8Array(45_000) } })
  await port.print({ ...job, printer: rawPrinter, page: long })
  expect(names()).toEqual(['print', 'queryPrinterStatus', 'printImage'])
  const both = { ...long, png: () => new Uint8Array(45_001) }
  expect(await troubleOf(port.print({ ...job, printer: rawPrinter, page: both }))).toMatchObject({
    failure: 'invalid',
    scope: 'order',
    providerCode: 'unfit:content',
  })
  expect(asked).toHaveLength(3)
})

it('sends nothing to a printer that is away, nor when it cannot ask', async () => {
  for (const [answer, failure] of [
    [recorded('status-away'), 'offline'],
    [new HttpFailure('maybe', 'TIMEOUT'), 'unavailable'],
    [recorded('too-fast'), 'throttled'],
    [recorded('bad-sign'), 'auth'],
  ] as const) {
    const { port, names } = xpyun({ queryPrinterStatus: answer })
    expect(await troubleOf(port.print(job))).toMatchObject({ failure })
    expect(names()).toEqual(['queryPrinterStatus'])
  }
  const paper = xpyun({ queryPrinterStatus: recorded('status-paper') })
  expect(await paper.port.print(job)).toEqual({ jobId: 'OM26112314050012345678' })
})

it('keeps an expiry below a day, and sends nothing that is over already', async () => {
  const { port, sent, asked } = xpyun()
  await port.print({ ...job, expiresAt: NOW + 10 * 86_400_000 })
  expect(sent(1)).toMatchObject({ expiresIn: 86_399 })
  expect(await troubleOf(port.print({ ...job, expiresAt: NOW + 999 }))).toMatchObject({ failure: 'rejected' })
  expect(asked).toHaveLength(2)
})

it('does not know what happened when a yes carries no number', async () => {
  const { port } = xpyun({ printImage: recorded('ordered-bare') })
  expect(await troubleOf(port.print(job))).toMatchObject({ failure: 'no-answer', providerCode: 'no-job-id' })
})

it('blames the printer, not the label, for a number that is not 15 long', async () => {
  const { port, asked } = xpyun()
  const wrong = { ...printer, sn: 'XPC76A' }
  for (const run of [port.print({ ...job, printer: wrong }), port.bind(wrong)])
    expect(await troubleOf(run)).toMatchObject({ failure: 'auth', scope: 'account', providerCode: 'unfit:sn' })
  expect(await port.status([wrong])).toEqual({ p1: { condition: 'unknown', waiting: 0 } })
  expect(asked).toEqual([])
})

it.each([
  ['not-verified', 'not-registered'],
  ['not-registered', '1002'],
])('binds a registered printer, and hears of one that is not by %s', async (name, providerCode) => {
  const well = xpyun()
  await well.port.bind(printer)
  expect(well.sent(0)).toMatchObject({ sn: SN, name: 'p1' })
  expect(await troubleOf(xpyun({ verifyPrinter: recorded(name) }).port.bind(printer))).toMatchObject({
    failure: 'auth',
    scope: 'account',
    providerCode,
  })
})

it('reads condition and queue of each printer', async () => {
  for (const [name, condition] of [
    ['status-away', 'offline'],
    ['status-well', 'ready'],
    ['status-paper', 'out-of-paper'],
  ] as const) {
    const { port } = xpyun({ queryPrinterStatus: recorded(name), getAwaitTasks: recorded('waiting-two') })
    expect(await port.status([printer])).toEqual({ p1: { condition, waiting: 2 } })
  }
})

it('knows printed from not yet, and of at most twenty orders a time', async () => {
  const { port, asked } = xpyun({ queryOrderState: recorded('printed') })
  const found = await port.jobs(
    printer,
    Array.from({ length: 21 }, (_, at) => `o${at}`),
  )
  expect(Object.keys(found)).toHaveLength(20)
  expect(found['o0']).toBe('printed')
  expect(asked).toHaveLength(20)
  expect(await xpyun().port.jobs(printer, ['o1'])).toEqual({ o1: 'waiting' })
  expect(await xpyun({ queryOrderState: recorded('strange') }).port.jobs(printer, ['o1'])).toEqual({ o1: 'unknown' })
})

it.each([
  ['offline', 'offline', 'account'],
  ['not-registered', 'auth', 'account'],
  ['bad-sign', 'auth', 'shop'],
  ['bad-param', 'invalid', 'order'],
  ['too-fast', 'throttled', 'account'],
  ['strange', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { code, msg } = JSON.parse(recorded(name)) as { code: number; msg: string }
  expect(await troubleOf(xpyun({ printImage: recorded(name) }).port.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: String(code),
    providerText: msg,
  })
})
