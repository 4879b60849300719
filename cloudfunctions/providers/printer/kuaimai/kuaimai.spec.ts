import type { PrinterAccount, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import { createKuaimaiPrinter, createKuaimaiReceiptPush } from './index'
import { kuaimaiSign } from './sign'

const settings = { baseUrl: 'http://kuaimai.test', appId: '1612694567132', secret: 'SEC' }
const NOW = Date.UTC(2026, 10, 23, 6, 5)
const printer: PrinterAccount = { id: 'p1', driver: 'kuaimai', sn: 'KM1111', fields: { deviceKey: 'k1' } }
const tspl = Uint8Array.from([...Buffer.from('SIZE 76 mm,130 mm\r\nBITMAP 0,0,1,1,0,'), 0xff, 0x00, 0x80])
const page = rawPage(tspl)
const job: PrintJob = { copyId: 'c1', partnerKey: 'Pc1n1', printer, page, expiresAt: NOW + 600_000 }
const recorded = (name: string) => fixture(__dirname, name)

function kuaimai(answer: Canned | ((call: number) => Canned)) {
  const { http, asked } = cannedHttp((_, calls) => (typeof answer === 'function' ? answer(calls) : answer))
  const sent = (at = 0) => JSON.parse(asked[at] ? bodyText(asked[at]) : '{}') as Record<string, string>
  return { asked, sent, printer: createKuaimaiPrinter({ http, settings, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs sorted keys and values between two secrets, empty ones left out', () => {
  const fields = {
    xmlStr: '<page><render><t>hello</t></render></page>',
    appId: 1612694567132,
    printTimes: 1,
    sn: 'KM118DW123',
    timestamp: '2026-11-23 14:05:00',
  }
  expect(kuaimaiSign(fields, 'SEC')).toBe('55aedebf969425d837a2bec5cfa0a801')
  expect(kuaimaiSign({ ...fields, sign: 'x', noteName: '', deviceKey: undefined }, 'SEC')).toBe(
    '55aedebf969425d837a2bec5cfa0a801',
  )
})

it('writes the label’s bytes as base64 TSPL, in China’s time, signed', async () => {
  const { printer: port, asked, sent } = kuaimai(recorded('written.json'))
  expect(await port.print(job)).toEqual({ jobId: '1612514721477' })
  const { sign, ...fields } = sent()
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'http://kuaimai.test/api/cloud/print/deviceWrite' })
  expect(fields).toEqual({
    sn: 'KM1111',
    instructs: Buffer.from(tspl).toString('base64'),
    prereq: 'FFFF01',
    extra: '0',
    appId: '1612694567132',
    timestamp: '2026-11-23 14:05:00',
  })
  expect(sign).toBe(kuaimaiSign(fields, 'SEC'))
})

it('never sends what the printer would refuse for its size', async () => {
  const { printer: port, asked } = kuaimai(recorded('written.json'))
  const trouble = await troubleOf(port.print({ ...job, page: rawPage(new Uint8Array(76_801)) }))
  expect(trouble).toMatchObject({ failure: 'invalid', scope: 'order' })
  expect(asked).toEqual([])
  await port.print({ ...job, page: rawPage(new Uint8Array(76_800)) })
  expect(asked).toHaveLength(1)
})

it('does not know what happened when a yes carries no job id', async () => {
  expect(await troubleOf(kuaimai(recorded('written-bare.json')).printer.print(job))).toMatchObject({
    failure: 'no-answer',
  })
})

it('binds with the key on the machine', async () => {
  const { printer: port, sent } = kuaimai(recorded('done.json'))
  await port.bind(printer)
  expect(sent()).toMatchObject({ sn: 'KM1111', deviceKey: 'k1', bindName: 'p1' })
})

it('reads the state of each printer by our id, and says unknown of one that 快麦 does not mention', async () => {
  const printers = ['KM1111', 'KM2222', 'KM3333', 'KM4444', 'KM5555'].map((sn) => ({ ...printer, id: sn.slice(2), sn }))
  const { printer: port, sent } = kuaimai(recorded('status.json'))
  expect(await port.status(printers)).toEqual({
    '1111': { condition: 'ready', waiting: 3 },
    '2222': { condition: 'out-of-paper', waiting: 0 },
    '3333': { condition: 'offline', waiting: 0 },
    '4444': { condition: 'disabled', waiting: 0 },
    '5555': { condition: 'unknown', waiting: 0 },
  })
  expect(sent()['snsStr']).toBe('["KM1111","KM2222","KM3333","KM4444","KM5555"]')
})

it('asks for at most 100 printers and 50 jobs a call', async () => {
  const many = Array.from({ length: 101 }, (_, at) => ({ ...printer, id: `p${at}`, sn: `s${at}` }))
  const asking = kuaimai(recorded('status.json'))
  await asking.printer.status(many)
  expect(asking.asked).toHaveLength(2)
  const results = kuaimai(recorded('result.json'))
  await results.printer.jobs(
    printer,
    many.slice(0, 51).map(({ id }) => id),
  )
  expect(results.asked).toHaveLength(2)
})

it('tells delivered from printed, and leaves an unknown code unknown', async () => {
  const { printer: port, sent } = kuaimai(recorded('result.json'))
  expect(await port.jobs(printer, ['j1', 'j2', 'j3', 'j4'])).toEqual({
    j1: 'printed',
    j2: 'delivered',
    j3: 'failed',
    j4: 'unknown',
  })
  expect(sent()).toMatchObject({ sn: 'KM1111', jobIdStr: '["j1","j2","j3","j4"]' })
})

it.each([
  ['offline.json', 'offline', 'account'],
  ['bad-sign.json', 'auth', 'shop'],
  ['too-fast.json', 'throttled', 'account'],
  ['too-large.json', 'invalid', 'order'],
  ['strange.json', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { code, message } = JSON.parse(recorded(name)) as { code: number; message: string }
  expect(await troubleOf(kuaimai(recorded(name)).printer.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: String(code),
    providerText: message,
  })
})

const push = createKuaimaiReceiptPush(settings)
const receipt = (fields: object, secret = 'SEC') =>
  JSON.stringify({ ...fields, sign: kuaimaiSign({ ...fields }, secret) })

it('hears a signed receipt; a repeat has the same event id', () => {
  const body = receipt({ sn: 'KM1111', jobId: '1612514721477', code: 2000, desc: '打印成功' })
  expect(push.parse(body)).toEqual({
    eventId: 'kuaimai_1612514721477_2000',
    jobs: [{ jobId: '1612514721477', condition: 'printed' }],
  })
  expect(push.parse(body)).toEqual(push.parse(body))
  expect(push.answer().body).toBe('{"data":"OK"}')
})

it('does not hear a receipt that is not signed with our secret', () => {
  const fields = { sn: 'KM1111', jobId: 'j1', code: 2000 }
  for (const body of [
    receipt(fields, 'other'),
    JSON.stringify(fields),
    '',
    '[]',
    '{',
    receipt(fields).replace('2000', '2007'),
  ]) {
    expect(push.parse(body)).toBeUndefined()
  }
})
