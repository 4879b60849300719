import type { PrinterAccount, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import { lanSign } from './client'
import { createLanPrinter } from './index'

const NOW = 1_700_000_000_000
const settings = { baseUrl: 'http://127.0.0.1:8790', key: 'shared-key' }
const printer: PrinterAccount = { id: 'p1', driver: 'lan', sn: 'raw://192.168.1.50:9100', fields: {} }
const page = {
  ...rawPage(Buffer.from('TSPL')),
  cpcl: () => Buffer.from('CPCL'),
  escpos: () => Buffer.from('ESC'),
  pdf: () => Buffer.from('PDF'),
}
const job: PrintJob = { copyId: 'c1', partnerKey: 'Pc1n1', printer, page, expiresAt: NOW + 600_000 }
const recorded = (name: string) => fixture(__dirname, `${name}.json`)

function lan(answer: Canned) {
  const { http, asked } = cannedHttp(() => answer)
  const sent = () => JSON.parse(asked[0] ? bodyText(asked[0]) : '{}') as Record<string, unknown>
  return { asked, sent, port: createLanPrinter({ http, settings, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs path, time and body with the shared key', async () => {
  const { port, asked } = lan(recorded('bound'))
  await port.bind(printer)
  const body = '{"address":"raw://192.168.1.50:9100","language":"tspl"}'
  expect(asked).toMatchObject([{ method: 'POST', url: 'http://127.0.0.1:8790/bind', body }])
  expect(asked[0]?.headers).toMatchObject({
    'x-fahuotai-time': '1700000000000',
    'x-fahuotai-sign': lanSign('shared-key', { path: '/bind', time: '1700000000000', body }),
  })
  expect(lanSign('k', { path: '/p', time: '1', body: '{}' })).toHaveLength(64)
})

it('sends a label under its key, with the time that is left to it', async () => {
  const { port, sent, asked } = lan(recorded('taken'))
  expect(await port.print(job)).toEqual({ jobId: '6f1f0a3e-6c1b-4a63-9a2f-0f1f5b8f7c11' })
  expect(sent()).toEqual({
    address: 'raw://192.168.1.50:9100',
    language: 'tspl',
    key: 'Pc1n1',
    expiresInMs: 600_000,
    content: Buffer.from('TSPL').toString('base64'),
  })
  expect(await troubleOf(port.print({ ...job, expiresAt: NOW }))).toMatchObject({ failure: 'rejected', scope: 'order' })
  expect(asked).toHaveLength(1)
})

it.each([
  ['raw://10.0.0.9', '', 'TSPL'],
  ['raw://10.0.0.9', 'cpcl', 'CPCL'],
  ['raw://10.0.0.9', 'ESC/POS', 'ESC'],
  ['cups:Label', '', 'PDF'],
  ['cups:Label', 'TSPL', 'TSPL'],
])('speaks to %s with language "%s": %s', async (sn, language, words) => {
  const { port, sent } = lan(recorded('taken'))
  await port.print({ ...job, printer: { ...printer, sn, fields: language ? { language } : {} } })
  expect(sent()['content']).toBe(Buffer.from(words).toString('base64'))
})

it('blames the printer’s setting for a language that nobody speaks', async () => {
  const { port, asked } = lan(recorded('taken'))
  const odd = { ...printer, fields: { language: 'ZPL' } }
  expect(await troubleOf(port.print({ ...job, printer: odd }))).toMatchObject({ failure: 'auth', scope: 'account' })
  expect(asked).toEqual([])
})

it('sends nothing that is larger than any page of ours', async () => {
  const { port, asked } = lan(recorded('taken'))
  const large = rawPage(new Uint8Array(160 * 1024 + 1))
  expect(await troubleOf(port.print({ ...job, page: large }))).toMatchObject({ failure: 'invalid', scope: 'order' })
  expect(asked).toEqual([])
})

it('does not know what happened when a yes carries no job', async () => {
  expect(await troubleOf(lan(recorded('done')).port.print(job))).toMatchObject({ failure: 'no-answer' })
})

it('tells of paper and queue, and of the others when one printer is not on the list', async () => {
  expect(await lan(recorded('no-paper')).port.status([printer])).toEqual({
    p1: { condition: 'out-of-paper', waiting: 2 },
  })
  expect(await lan(recorded('not-configured')).port.status([printer])).toEqual({
    p1: { condition: 'unknown', waiting: 0 },
  })
})

it('reads what became of jobs; one in doubt is for a person', async () => {
  expect(await lan(recorded('jobs')).port.jobs(printer, ['a', 'b'])).toEqual({
    a: 'waiting',
    b: 'delivered',
    c: 'printed',
    d: 'in-doubt',
    e: 'failed',
    f: 'unknown',
  })
})

it('takes a job back by its id', async () => {
  const answers = [recorded('done'), recorded('not-waiting'), '{"ok":true,"value":{"j1":"cancelled","j2":"sending"}}']
  const { http } = cannedHttp(() => answers.shift() ?? '')
  const port = createLanPrinter({ http, settings, now: () => NOW })
  expect(await port.cancel(printer, ['j1', 'j2'])).toEqual({ jobIds: ['j1'], kept: 'not-confirmed' })
})

it.each([
  ['bad-sign', 'auth', 'shop'],
  ['not-configured', 'auth', 'account'],
  ['stopped', 'offline', 'account'],
  ['content-size', 'invalid', 'order'],
  ['not-waiting', 'rejected', 'order'],
  ['strange', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { code, text } = JSON.parse(recorded(name)) as { code: string; text: string }
  expect(await troubleOf(lan(recorded(name)).port.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: code,
    providerText: text,
  })
})
