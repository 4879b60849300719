import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { callAs, startFixture, type Fixture } from './fixture'
import { postLocal } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

let fixture: Fixture
let node: Sdk
let twin: Server
const asked: unknown[] = []

const startTwin = (): Promise<string> => {
  twin = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const call = JSON.parse(Buffer.concat(chunks).toString()) as { args: { touser?: string } }
      asked.push(call)
      const refused = call.args.touser === 'refuses'
      response.end(
        JSON.stringify(
          refused
            ? { errcode: 43101, errmsg: 'user refuse to accept the msg' }
            : { errcode: 0, errmsg: 'ok', msgid: '9' },
        ),
      )
    })
  })
  return new Promise((resolve) =>
    twin.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(twin.address() as AddressInfo).port}/`)),
  )
}

beforeAll(async () => {
  fixture = await startFixture({ openapiUrl: await startTwin(), functionEnv: { SHOP_NAME: '测试店' } })
  node = sdksFor({ envId: 'local-env', ...fixture.gateway })[0]
}, 30_000)
afterAll(async () => {
  twin.close()
  await fixture.close()
})

it('tells a function who calls, in UTC, with its own environment', async () => {
  const { result } = await callAs(fixture.gateway, 'echo', { openid: 'oA', data: { hi: 1 } })
  const known = {
    event: { hi: 1 },
    OPENID: 'oA',
    SOURCE: 'wx_client',
    fn: 'echo',
    zoneMinutes: 0,
    clockOffsetMs: 0,
    shop: '测试店',
  }
  expect(result).toMatchObject({ ...known, APPID: 'wxlocal0000000000' })
})

it('keeps simultaneous users apart', async () => {
  const people = ['oA', 'oB', 'oC', 'oD']
  const calls = people.map((openid, i) => callAs(fixture.gateway, 'echo', { openid, data: { waitMs: 200 - i * 50 } }))
  expect((await Promise.all(calls)).map(({ result }) => (result as { OPENID: string }).OPENID)).toEqual(people)
})

it('does not hand an earlier user to a later call without one', async () => {
  await callAs(fixture.gateway, 'hidden', { openid: 'oA' })
  const { result } = await node.app.callFunction({ name: 'hidden', data: {} })
  expect((result as { SOURCE: string }).SOURCE).toBe(',scf')
  expect((result as { OPENID?: string }).OPENID).toBeUndefined()
})

it('knows the user at the start of a chain of functions', async () => {
  const { result } = await callAs(fixture.gateway, 'relay', { openid: 'oA' })
  expect(result).toMatchObject({ fn: 'hidden', OPENID: 'oA', SOURCE: 'wx_client,scf' })
})

it('refuses a client whom the function rules keep out, and a client without identity', async () => {
  expect(await callAs(fixture.gateway, 'hidden', { openid: 'oA' })).toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(await callAs(fixture.gateway, 'echo', {})).toMatchObject({ code: 'PERMISSION_DENIED' })
  expect(await callAs(fixture.gateway, 'nobody', { openid: 'oA' })).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
})

it('reports a thrown error with its text and lives on', async () => {
  await expect(node.app.callFunction({ name: 'fail', data: {} })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringContaining('boom') as string,
  })
})

it.each([
  ['exit', 'FUNCTIONS_EXECUTE_FAIL'],
  ['uncaught', 'FUNCTIONS_EXECUTE_FAIL'],
  ['hang', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['spin', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
])('survives a function that ends by %s', async (how, code) => {
  expect(await callAs(fixture.gateway, 'fail', { openid: 'oA', data: { how } })).toMatchObject({ code })
  expect((await callAs(fixture.gateway, 'counter', { openid: 'oA' })).errMsg).toBe('cloud.callFunction:ok')
})

it('ends a function at its memory limit', async () => {
  expect(await callAs(fixture.gateway, 'greedy', { openid: 'oA' })).toMatchObject({
    code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  })
}, 30_000)

it('freezes an instance between two calls', async () => {
  await callAs(fixture.gateway, 'counter', { openid: 'oA', data: { leave: true } })
  const first = (await callAs(fixture.gateway, 'counter', { openid: 'oA' })).result as { ticks: number }
  await new Promise((resolve) => setTimeout(resolve, 200))
  const second = (await callAs(fixture.gateway, 'counter', { openid: 'oA' })).result as { ticks: number }
  expect(second.ticks - first.ticks).toBeLessThan(5) // 200 ms unfrozen would be 40 ticks
})

it('forgets module state when an instance is killed or started cold', async () => {
  const count = async () =>
    ((await callAs(fixture.gateway, 'counter', { openid: 'oA' })).result as { calls: number }).calls
  await count()
  expect(await count()).toBeGreaterThan(1)
  expect(await postLocal(fixture.gateway, 'kill', { fn: 'counter' })).toEqual({ killed: 1 })
  expect(await count()).toBe(1)
  await postLocal(fixture.gateway, 'switches', { coldStartRate: 1 })
  expect([await count(), await count()]).toEqual([1, 1])
  await postLocal(fixture.gateway, 'switches', { coldStartRate: 0 })
})

it('takes up a bundle that was built again', async () => {
  const folder = path.join(fixture.dataDir, 'bundles/fresh')
  const build = (answer: number) => writeFileSync(path.join(folder, 'index.js'), `exports.main = async () => ${answer}`)
  mkdirSync(folder, { recursive: true })
  const call = async () => (await callAs(fixture.gateway, 'fresh', { openid: 'oA' })).result
  expect((await callAs(fixture.gateway, 'fresh', { openid: 'oA' })).code).toBe('FUNCTION_NOT_FOUND')
  build(1)
  expect(await call()).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 20)) // file times are compared
  build(2)
  expect(await call()).toBe(2)
})

it('holds requests to 100 KB of text and results for the phone to 1 MB', async () => {
  const openid = 'oA'
  expect(await callAs(fixture.gateway, 'counter', { openid, data: { pad: 'x'.repeat(100 * 1024) } })).toMatchObject({
    code: 'EXCEED_MAX_PAYLOAD_SIZE',
  })
  expect(await callAs(fixture.gateway, 'large', { openid, data: { bytes: 1024 * 1024 } })).toMatchObject({
    errCode: -604001,
  })
  expect((await callAs(fixture.gateway, 'large', { openid, data: { bytes: 1024 * 1000 } })).errMsg).toBe(
    'cloud.callFunction:ok',
  )
  await expect(node.app.callFunction({ name: 'large', data: { bytes: 6 * 1024 * 1024 } })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
  })
})

it('passes openapi calls to the twin, with the permission only', async () => {
  const send = async (fn: string, touser: string) =>
    (await callAs(fixture.gateway, fn, { openid: 'oA', data: { touser } })).result
  expect(await send('message', 'oB')).toEqual({ errCode: 0, msgid: '9' })
  const args = { touser: 'oB', template_id: 'T', data: { thing1: { value: '已发货' } } }
  expect(asked.at(-1)).toEqual({ apiName: 'subscribeMessage.send', args })
  expect(await send('message', 'refuses')).toEqual({ errCode: 43101 })
  expect(await send('mute', 'oB')).toEqual({ errCode: -604101 })
})

it('runs a function by hand as its timer would, and as another function would', async () => {
  expect(await postLocal(fixture.gateway, 'run/tasks')).toEqual({ result: 'done' })
  const { data } = await node.db.collection('notes').where({ from: 'timer' }).get()
  expect(data.at(-1)).toMatchObject({ type: 'Timer', source: 'wx_trigger' })
  expect(await postLocal(fixture.gateway, 'run/echo', { hi: 2 })).toMatchObject({
    result: { event: { hi: 2 }, SOURCE: ',scf' },
  })
})

it('moves the functions clock forward and never back', async () => {
  const day = 86_400_000
  await postLocal(fixture.gateway, 'clock', { offsetMs: day })
  expect((await callAs(fixture.gateway, 'echo', { openid: 'oA' })).result).toMatchObject({ clockOffsetMs: day })
  const doc = await node.get('notes', await node.add('notes', { at: node.db.serverDate() }))
  expect(Math.abs((doc?.at as Date).getTime() - Date.now() - day)).toBeLessThan(5000)
  expect(await postLocal(fixture.gateway, 'clock', { offsetMs: 0 })).toMatchObject({ code: 'INVALID_PARAM' })
})

it('fires timers, doubled or skipped as told', async () => {
  const runs = async () => (await node.db.collection('notes').where({ from: 'timer' }).limit(1000).get()).data
  await postLocal(fixture.gateway, 'switches', { timersOff: false, timersDoubled: 1 })
  const before = (await runs()).length
  const firedNow = async () => (await runs()).slice(before).map((run) => run.at)
  const isDoubled = (at: readonly unknown[]) => at.length > new Set(at).size
  // a slow machine's second is a long one
  for (const until = Date.now() + 15_000; !isDoubled(await firedNow()) && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 300))
  await postLocal(fixture.gateway, 'switches', { timersOff: true })
  const fired = await firedNow()
  expect(fired.length).toBeGreaterThan(new Set(fired).size)
  await postLocal(fixture.gateway, 'switches', { timersOff: false, timersSkipped: 5 })
  const between = (await runs()).length
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await postLocal(fixture.gateway, 'switches', { timersOff: true })
  expect((await runs()).length).toBe(between)
})
