import type { PrinterAccount, PrintJob, PrintPage } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { HttpFailure } from '../../../cloud/http'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../../test/support/canned-http'
import { rawPage } from '../../../../test/support/canned-page'
import { md5Hex } from '../../digest'
import { createKuaidi100Printer, createKuaidi100ReceiptPush } from './index'
import { kuaidi100Sign, saltOf } from './sign'

const settings = {
  baseUrl: 'http://k100.test',
  key: 'KEYabc123',
  secret: 'SECdef456',
  receiptUrl: 'http://desk.test/inbound/kuaidi100',
}
const NOW = 1_700_000_000_000
const printer: PrinterAccount = { id: 'p1', driver: 'kuaidi100', sn: 'KX100L000001', fields: {} }
const page: PrintPage = {
  ...rawPage(Uint8Array.of(0)),
  png: () => Uint8Array.of(0x89, 0x50, 0x0d, 0x0a, 0xff),
  pdf: () => Uint8Array.from(Buffer.from('%PDF-1.4')),
}
const job: PrintJob = { copyId: 'P1_1_1', partnerKey: 'PP1x1x1n1', printer, page, expiresAt: NOW + 7_200_000 }
const recorded = (name: string) => fixture(__dirname, `${name}.json`)

interface Answers {
  readonly devstatus?: Canned
  readonly imgOrder?: Canned
}
function kuaidi100(answers: Answers = {}, own = settings) {
  const { http, asked } = cannedHttp(({ url, body }) => {
    const fields = new URL(url).search ? new URL(url).searchParams : new URLSearchParams(String(body))
    const usual = { devstatus: recorded('online'), imgOrder: recorded('ordered') }
    const method = fields.get('method') === 'imgOrder' ? 'imgOrder' : 'devstatus'
    return answers[method] ?? usual[method]
  })
  const order = () => new URL(asked.find(({ url }) => url.includes('imgOrder'))?.url ?? 'http://none')
  const param = () => JSON.parse(order().searchParams.get('param') ?? '{}') as Record<string, string>
  return { asked, order, param, port: createKuaidi100Printer({ http, settings: own, now: () => NOW }) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}

it('signs the text of param, the time, key and secret, in upper case', () => {
  const param = '{"siid":"KX100L000001","tempid":"60f6c17c7c223700131d8bc3"}'
  expect(kuaidi100Sign(param, '1700000000000', settings)).toBe('9BB01183AB1F2FBAE4415574562FC355')
})

it('sends a label as a picture in a form, the signed rest in the query', async () => {
  const { port, asked, order, param } = kuaidi100()
  expect(await port.print(job)).toEqual({ jobId: 'D21DB1AC74A260E6F5604FC43B4598B8' })
  expect(order().pathname).toBe('/printapi/printtask.do')
  const { method, key, t, sign, param: text = '' } = Object.fromEntries(order().searchParams)
  expect({ method, key, t }).toEqual({ method: 'imgOrder', key: 'KEYabc123', t: String(NOW) })
  expect(sign).toBe(kuaidi100Sign(text, String(NOW), settings))
  expect(param()).toEqual({
    siid: 'KX100L000001',
    orderId: 'PP1x1x1n1',
    width: '76',
    height: '130',
    copyNum: '1',
    salt: saltOf('PP1x1x1n1', 'SECdef456'),
    callBackUrl: 'http://desk.test/inbound/kuaidi100?copy=P1_1_1&key=PP1x1x1n1',
  })
  const boundary = `fahuotai${sign ?? ''}`
  expect(asked[1]?.headers).toEqual({ 'content-type': `multipart/form-data; boundary=${boundary}` })
  const head = 'Content-Disposition: form-data; name="file"; filename="label.png"\r\nContent-Type: image/png'
  expect(Buffer.from(asked[1]?.body ?? '')).toEqual(
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      page.png(),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  )
})

it('sends office paper as PDF, and asks for no receipt where none could come', async () => {
  const { port, asked, param } = kuaidi100({}, { ...settings, receiptUrl: '' })
  await port.print({ ...job, page: { ...page, widthMm: 210, heightMm: 297 } })
  expect(bodyText(asked[1] ?? { method: 'POST', url: '', headers: {}, body: '', timeoutMs: 0 })).toContain('label.pdf')
  expect(param()).toEqual({ siid: 'KX100L000001', orderId: 'PP1x1x1n1', width: '210', height: '297', copyNum: '1' })
})

it('never sends a file that is larger than any page of ours', async () => {
  const { port, asked } = kuaidi100()
  const large = { ...page, png: () => new Uint8Array(150_001) }
  expect(await troubleOf(port.print({ ...job, page: large }))).toMatchObject({ failure: 'invalid', scope: 'order' })
  expect(asked).toEqual([])
})

it('sends nothing to a device that is away, nor when it cannot ask', async () => {
  for (const [devstatus, failure] of [
    [recorded('offline'), 'offline'],
    ['{"result":true,"returnCode":"200","data":{"onLine":"0"}}', 'offline'],
    [new HttpFailure('maybe', 'TIMEOUT'), 'unavailable'],
    [recorded('bad-key'), 'auth'],
  ] as const) {
    const { port, asked } = kuaidi100({ devstatus })
    expect(await troubleOf(port.print(job))).toMatchObject({ failure })
    expect(asked).toHaveLength(1)
  }
})

it('sends when the state is not told: the account may not be let to ask', async () => {
  for (const name of ['limited', 'server-error', 'bad-param']) {
    const { port } = kuaidi100({ devstatus: recorded(name) })
    expect((await port.print(job)).jobId).not.toBe('')
  }
})

it('does not know what happened when a yes carries no task', async () => {
  const { port } = kuaidi100({ imgOrder: recorded('ordered-bare') })
  expect(await troubleOf(port.print(job))).toMatchObject({ failure: 'no-answer', providerCode: 'no-job-id' })
})

it.each([
  ['true', 'ready'],
  ['1', 'ready'],
  ['在线', 'ready'],
  ['FALSE', 'offline'],
  ['0', 'offline'],
  ['离线', 'offline'],
  ['?', 'unknown'],
])('reads onLine %s as %s', async (onLine, condition) => {
  const devstatus = JSON.stringify({ result: true, returnCode: '200', data: { onLine } })
  expect(await kuaidi100({ devstatus }).port.status([printer])).toEqual({ p1: { condition, waiting: 0 } })
})

it('binds what devstatus knows, or may not be asked about; refuses what it does not', async () => {
  await kuaidi100().port.bind(printer)
  await kuaidi100({ devstatus: recorded('limited') }).port.bind(printer)
  for (const name of ['bad-param', 'server-error'])
    expect(await troubleOf(kuaidi100({ devstatus: recorded(name) }).port.bind(printer))).toMatchObject({
      failure: 'auth',
      scope: 'account',
    })
})

it('can neither ask about a task nor take one back, and says so', async () => {
  const { port, asked } = kuaidi100()
  expect(port.can).toMatchObject({ raw: false, picture: true, expiry: false, cancel: 'none', keyWindowMs: 0 })
  expect(port.unknown.afterUnknown).toBe('person')
  expect(await port.jobs(printer, ['t1'])).toEqual({})
  expect(await port.cancel(printer, ['t1'])).toEqual({ jobIds: [], kept: 'no-cancel' })
  expect(asked).toEqual([])
})

it.each([
  ['bad-param', 'invalid', 'order'],
  ['server-error', 'no-answer', 'order'],
  ['repeated', 'no-answer', 'order'],
  ['bad-sign', 'auth', 'shop'],
  ['limited', 'throttled', 'account'],
  ['bad-key', 'auth', 'shop'],
  ['expired-key', 'auth', 'shop'],
  ['strange', 'no-answer', 'order'],
])('reads the refusal %s as %s of the %s', async (name, failure, scope) => {
  const { returnCode, message } = JSON.parse(recorded(name)) as { returnCode: string; message: string }
  expect(await troubleOf(kuaidi100({ imgOrder: recorded(name) }).port.print(job))).toMatchObject({
    failure,
    scope,
    providerCode: returnCode,
    providerText: message,
  })
})

const push = createKuaidi100ReceiptPush(settings)
const QUERY = { copy: 'P1_1_1', key: 'PP1x1x1n1' }
const body = (param: string, salt = saltOf(QUERY.key, settings.secret), taskId = 't1') =>
  new URLSearchParams({ taskId, sign: md5Hex(param + salt).toUpperCase(), param }).toString()
const printed = '{"status":"200","message":"打印成功"}'

it.each([
  ['200', 'printed'],
  ['201', 'failed'],
  ['299', 'unknown'],
])('hears a signed receipt %s as %s', (status, condition) => {
  const param = JSON.stringify({ status, message: '?' })
  const heard = { copyId: 'P1_1_1', partnerKey: 'PP1x1x1n1', jobId: 't1', condition }
  expect(push.parse(QUERY, body(param))).toEqual(heard)
  expect(
    push.parse(
      QUERY,
      body(param).replace(/sign=([0-9A-F]+)/, (sign) => `sign=${sign.slice(5).toLowerCase()}`),
    ),
  ).toEqual(heard)
  expect(JSON.parse(push.answer().body)).toMatchObject({ result: true, returnCode: '200' })
})

it('does not hear what is not signed with the salt of its own send', () => {
  expect(push.parse(QUERY, body(printed, 'other'))).toBeUndefined()
  expect(push.parse({ ...QUERY, key: 'PP1x1x1n2' }, body(printed))).toBeUndefined()
  expect(push.parse({}, body(printed))).toBeUndefined()
  expect(push.parse(QUERY, body(printed).replace('200', '201'))).toBeUndefined()
  for (const text of ['', '{}', 'taskId=t1', body('{'), body('[]')]) expect(push.parse(QUERY, text)).toBeUndefined()
})

it('hears nothing as long as no secret is set: its salts could be guessed', () => {
  const unset = createKuaidi100ReceiptPush({ secret: '' })
  expect(unset.parse(QUERY, body(printed, saltOf(QUERY.key, '')))).toBeUndefined()
})
