import { ProviderError } from '@shared/ports/provider-error'
import { bodyText, cannedHttp, fixture, type Canned } from '../../../test/support/canned-http'
import { accepted, createWechatClient } from './client'
import type { TokenStore } from '../token-store'

const NOW = Date.UTC(2026, 0, 2)
const settings = { baseUrl: 'http://wechat.test', appId: 'wx1', secret: 's1' }
const recorded = (name: string) => fixture(__dirname, name)

function memoryTokens(kept?: { token: string; expiresAt: number }): TokenStore & { kept: typeof kept } {
  return {
    kept,
    async get() {
      return this.kept
    },
    async put(_, token, expiresAt) {
      this.kept = { token, expiresAt }
    },
  }
}

function wechat(answers: readonly Canned[], kept?: { token: string; expiresAt: number }) {
  const { http, asked } = cannedHttp((_, calls) => answers[calls - 1] ?? new Error(`call ${calls} was not expected`))
  const tokens = memoryTokens(kept)
  const call = createWechatClient({ http, settings, tokens, now: () => NOW }, 'wechat')
  return { call, asked, tokens, urls: () => asked.map(({ url }) => url.slice('http://wechat.test'.length)) }
}
const troubleOf = async (run: Promise<unknown>) => {
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ProviderError)
  return (error as ProviderError).trouble
}
const fresh = { token: 'TOKEN-0', expiresAt: NOW + 3_600_000 }

it('asks stable_token in its normal mode, keeps it and puts it into the address', async () => {
  const { call, asked, tokens, urls } = wechat([recorded('token.json'), '{"errcode":0}'])
  expect(await call('carriers', {})).toMatchObject({ code: 0 })
  expect(urls()).toEqual([
    '/cgi-bin/stable_token',
    '/cgi-bin/express/delivery/open_msg/get_delivery_list?access_token=TOKEN-1',
  ])
  expect(JSON.parse(asked[0] ? bodyText(asked[0]) : '')).toEqual({
    grant_type: 'client_credential',
    appid: 'wx1',
    secret: 's1',
    force_refresh: false,
  })
  expect(tokens.kept).toEqual({ token: 'TOKEN-1', expiresAt: NOW + 7_200_000 })
})

it('uses the kept token until its last five minutes', async () => {
  const kept = wechat(['{"errcode":0}'], fresh)
  await kept.call('carriers', {})
  expect(kept.urls()[0]).toContain('access_token=TOKEN-0')
  const old = wechat([recorded('token.json'), '{"errcode":0}'], { token: 'TOKEN-0', expiresAt: NOW + 299_000 })
  await old.call('carriers', {})
  expect(old.urls()[1]).toContain('access_token=TOKEN-1')
})

it('fetches a refused token again and asks once more, never a third time', async () => {
  const answers = [recorded('stale.json'), recorded('token.json'), '{"errcode":0}']
  const good = wechat(answers, fresh)
  expect((await good.call('upload', {})).code).toBe(0)
  const bad = wechat([recorded('stale.json'), recorded('token.json'), recorded('stale.json')], fresh)
  const reply = await bad.call('upload', {})
  expect(bad.asked).toHaveLength(3)
  expect(await troubleOf(Promise.resolve().then(() => accepted(reply, 'wechat')))).toMatchObject({
    failure: 'auth',
    scope: 'shop',
    providerCode: '42001',
  })
})

it('takes a token that another instance has renewed meanwhile', async () => {
  const { call, tokens, urls } = wechat([recorded('stale.json'), '{"errcode":0}'], fresh)
  const get = tokens.get.bind(tokens)
  let reads = 0
  tokens.get = async (appId) => (++reads === 1 ? get(appId) : { token: 'TOKEN-9', expiresAt: fresh.expiresAt })
  await call('upload', {})
  expect(urls()[1]).toContain('access_token=TOKEN-9')
})

it('says that the account is at fault when it may have no token', async () => {
  const { call } = wechat([recorded('bad-secret.json')])
  expect(await troubleOf(call('upload', {}))).toMatchObject({ failure: 'auth', scope: 'shop', providerCode: '40125' })
  const busy = wechat([recorded('busy.json')])
  expect(await troubleOf(busy.call('upload', {}))).toMatchObject({ failure: 'unavailable' })
})

it.each([
  ['throttled.json', { failure: 'throttled', scope: 'shop', retryAfterMs: 60_000, providerCode: '45011' }],
  ['not-allowed.json', { failure: 'auth', scope: 'shop', providerCode: '48001' }],
  ['busy.json', { failure: 'unavailable', scope: 'order', providerCode: '-1' }],
])('reads %s by the common codes and lets a table of the group come first', async (name, expected) => {
  const reply = await wechat([recorded(name)], fresh).call('orders', {})
  const { errmsg } = JSON.parse(recorded(name)) as { errmsg: string }
  const refuse = (table?: object) => Promise.resolve().then(() => accepted(reply, 'wechat', { ...table }))
  expect(await troubleOf(refuse())).toMatchObject({ ...expected, providerText: errmsg })
  expect(await troubleOf(refuse({ [reply.code]: ['no-answer', 'order'] }))).toMatchObject({ failure: 'no-answer' })
})
