import { request as httpRequest } from 'node:http'
import { startFixture, type Fixture } from './fixture'
import { postLocal } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

let fixture: Fixture
let node: Sdk
const origin = 'http://localhost:10086'

beforeAll(async () => {
  fixture = await startFixture({ allowedOrigins: [origin] })
  node = sdksFor({ envId: 'local-env', ...fixture.gateway })[0]
}, 30_000)
afterAll(() => fixture.close())

const hook = (path: string, init?: RequestInit) => fetch(`${fixture.gateway.url}/http/${path}`, init)

it('gives an HTTP function path, query, headers and text', async () => {
  const reply = await hook('hook/kdniao/push?a=1', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'x=%E5%B9%BF',
  })
  expect(await reply.json()).toMatchObject({
    path: '/kdniao/push',
    httpMethod: 'POST',
    queryStringParameters: { a: '1' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'x=%E5%B9%BF',
    isBase64Encoded: false,
  })
})

it('hands over other bodies in base64 and takes bytes back', async () => {
  const sent = await hook('hook', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from([0, 255]),
  })
  expect(await sent.json()).toMatchObject({ body: 'AP8=', isBase64Encoded: true })
  const got = await hook('hook?answer=bytes')
  expect([got.status, got.headers.get('x-mark'), [...Buffer.from(await got.arrayBuffer())]]).toEqual([
    201,
    '1',
    [0, 1, 2, 255],
  ])
  expect(await (await hook('hook?answer=text')).text()).toBe('success')
})

it('refuses texts over 100 KB and functions without HTTP access', async () => {
  const big = await hook('hook', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: 'x'.repeat(100 * 1024 + 1),
  })
  expect(big.status).toBe(413)
  const reply = await hook('echo/x')
  expect(await reply.json()).toMatchObject({ path: '/echo/x' }) // the only HTTP function serves what names no other
})

it('writes header names in odd cases when told', async () => {
  await postLocal(fixture.gateway, 'switches', { randomHeaderCase: true })
  const { headers } = (await (await hook('hook', { headers: { 'x-some-long-header-name': '1' } })).json()) as {
    headers: Record<string, string>
  }
  await postLocal(fixture.gateway, 'switches', { randomHeaderCase: false })
  const names = Object.keys(headers)
  expect(names).not.toContain('x-some-long-header-name')
  expect(names.map((name) => name.toLowerCase())).toContain('x-some-long-header-name')
})

it('takes a file from the phone and gives it back by a signed address that ends', async () => {
  const url = `${fixture.gateway.url}/local/upload?cloudPath=${encodeURIComponent('imports/订单 1.csv')}`
  const upload = await fetch(url, { method: 'POST', headers: { 'x-wx-openid': 'oA' }, body: 'a,b' })
  const { fileID } = (await upload.json()) as { fileID: string }
  const content = (await node.app.downloadFile({ fileID })).fileContent as Buffer
  expect(content.toString()).toBe('a,b')
  const { fileList } = (await postLocal(fixture.gateway, 'temp-urls', { fileList: [fileID] })) as {
    fileList: { tempFileURL: string }[]
  }
  const address = fileList[0]?.tempFileURL ?? ''
  expect(await (await fetch(address)).text()).toBe('a,b')
  expect((await fetch(address.replace(/sign=\w{4}/, 'sign=0000'))).status).toBe(403)
  await postLocal(fixture.gateway, 'clock', { offsetMs: 7_201_000 })
  expect((await fetch(address)).status).toBe(403)
})

it('refuses uploads without a token and paths that climb', async () => {
  expect((await fetch(`${fixture.gateway.url}/files/a.txt`, { method: 'PUT', body: 'x' })).status).toBe(403)
  const climb = await fetch(`${fixture.gateway.url}/local/upload?cloudPath=..%2Fx`, {
    method: 'POST',
    headers: { 'x-wx-openid': 'oA' },
    body: 'x',
  })
  expect(await climb.json()).toMatchObject({ code: 'INVALID_PARAM' })
})

it('refuses a foreign secret id', async () => {
  const reply = await fetch(`${fixture.gateway.url}/admin`, {
    method: 'POST',
    headers: { authorization: 'TC3-HMAC-SHA256 Credential=AKIDother/2026-01-01/tcb/tc3_request, Signature=x' },
    body: JSON.stringify({ action: 'database.calculateDocument', collectionName: 'notes' }),
  })
  expect(await reply.json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
})

it('refuses foreign hosts and origins, and answers the phone page', async () => {
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = httpRequest(`${fixture.gateway.url}/local/state`, { headers }, (reply) => {
        reply.resume()
        resolve(reply.statusCode)
      })
      asked.on('error', reject).end()
    })
  expect(await status({ host: 'evil.example' })).toBe(403)
  expect(await status({ origin: 'https://evil.example' })).toBe(403)
  expect(await status({ origin })).toBe(200)
  const preflight = await fetch(`${fixture.gateway.url}/invoke/echo`, { method: 'OPTIONS', headers: { origin } })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin])
})

it('tells people how many documents hold each value of a field', async () => {
  await node.db.collection('notes').add({ word: { of: 'a' } })
  await node.db.collection('notes').add({ word: { of: 'a' } })
  const tally = (field: string) => fetch(`${fixture.gateway.url}/local/tally?collection=notes&field=${field}`)
  expect(await (await tally('word.of')).json()).toMatchObject({ a: 2 })
  expect((await tally("word') --")).status).toBe(400)
})
