import { SANDBOX } from '../settings'
import { askJson, createBench } from '../test-bench'
import { twinRequest } from '../twin'
import { createWechatBench } from './test-bench'

const { appid, secret } = SANDBOX.wechat
const ask = { grant_type: 'client_credential', appid, secret }
const LIST = '/cgi-bin/express/delivery/open_msg/get_delivery_list'

async function bench() {
  const made = await createWechatBench()
  const issue = async (body: object = ask) => askJson(made.twin, twinRequest('/cgi-bin/stable_token', body))
  const use = async (token?: unknown) =>
    (await askJson(made.twin, twinRequest(LIST, {}, typeof token === 'string' ? { access_token: token } : {})))[
      'errcode'
    ]
  return { ...made, issue, use }
}

it('gives the same token until five minutes before its end, then both work', async () => {
  const { bench: clock, issue, use } = await bench()
  const first = await issue()
  expect(first).toMatchObject({ expires_in: 7200 })
  clock.pass(6_899_000)
  const same = await issue()
  expect(same).toEqual({ access_token: first['access_token'], expires_in: 301 })
  clock.pass(1_000)
  const next = await issue()
  expect(next['access_token']).not.toBe(first['access_token'])
  expect([await use(first['access_token']), await use(next['access_token'])]).toEqual([0, 0])
  clock.pass(300_000)
  expect([await use(first['access_token']), await use(next['access_token'])]).toEqual([42001, 0])
})

it('kills the old token on a force refresh, at most every 30 s and 20 times a day', async () => {
  const { bench: clock, issue, use } = await bench()
  const first = await issue()
  const forced = await issue({ ...ask, force_refresh: true })
  expect([await use(first['access_token']), await use(forced['access_token'])]).toEqual([40001, 0])
  clock.pass(29_999)
  expect((await issue({ ...ask, force_refresh: true }))['access_token']).toBe(forced['access_token'])
  const tokens = new Set<unknown>([forced['access_token']])
  for (let n = 0; n < 25; n += 1) {
    clock.pass(30_000)
    tokens.add((await issue({ ...ask, force_refresh: true }))['access_token'])
  }
  expect(tokens.size).toBe(20)
})

it.each([
  [{ ...ask, grant_type: 'x' }, 40002],
  [{ ...ask, appid: '' }, 41002],
  [{ ...ask, secret: '' }, 41004],
  [{ ...ask, appid: 'wx0' }, 40013],
  [{ ...ask, secret: 'no' }, 40125],
  [{ ...ask, extra: 1 }, 40097],
])('refuses %j with %i', async (body, code) => {
  const { issue } = await bench()
  expect(await issue(body)).toMatchObject({ errcode: code })
})

it('refuses a call without, with an unknown token, with no body, no JSON or no POST', async () => {
  const { twin, use, token } = await bench()
  expect(await use()).toBe(41001)
  expect(await use('68_nonsense')).toBe(40001)
  const query = { access_token: await token() }
  expect(await askJson(twin, twinRequest(LIST, '', query))).toMatchObject({ errcode: 44002 })
  expect(await askJson(twin, twinRequest(LIST, '{', query))).toMatchObject({ errcode: 47001 })
  expect(await askJson(twin, { ...twinRequest(LIST, {}, query), method: 'GET' })).toMatchObject({ errcode: 43002 })
})

it('keeps the token over a restart', async () => {
  const clock = createBench()
  const { token } = await createWechatBench(clock)
  const before = await token()
  expect(await (await createWechatBench(clock)).token()).toBe(before)
})
