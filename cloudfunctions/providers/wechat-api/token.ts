import { z } from 'zod'
import { writeBigJson } from '../../cloud/big-json'
import { exchange, readAnswer } from '../exchange'
import type { TokenStore } from '../token-store'
import type { ProviderTools } from '../tools'
import { wechatError } from './errors'
import { CALL_TIMEOUT_MS, TOKEN_MARGIN_MS } from './units'

export interface WechatSettings {
  readonly baseUrl: string
  readonly appId: string
  readonly secret: string
}

export interface WechatTools<Settings extends WechatSettings = WechatSettings> extends ProviderTools<Settings> {
  readonly tokens: TokenStore
}

const tokenAnswer = z.object({
  access_token: z.string().nullish(),
  expires_in: z.number().nullish(),
  errcode: z.number().nullish(),
  errmsg: z.string().nullish(),
})

/**
 * stable_token in its normal mode: asking again gives the same token while it lives, so instances that ask at once do no harm.
 * The forced mode (20 a day, kills the old token at once) is for a leaked token and is a person's act.
 */
async function fetchToken({ http, settings, now, tokens }: WechatTools, provider: string): Promise<string> {
  const { baseUrl, appId, secret } = settings
  const answer = await exchange(http, provider, {
    method: 'POST',
    url: `${baseUrl}/cgi-bin/stable_token`,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: writeBigJson({ grant_type: 'client_credential', appid: appId, secret, force_refresh: false }),
    timeoutMs: CALL_TIMEOUT_MS,
  })
  const { access_token: token, expires_in: lives, errcode, errmsg } = readAnswer(provider, tokenAnswer, answer)
  if (!token) throw wechatError({ provider, code: errcode ?? 0, text: errmsg ?? '', asksForToken: true })
  await tokens.put(appId, token, now() + (lives ?? 0) * 1000)
  return token
}

/** The stored token while it has five minutes left; a new one otherwise, or when the stored one was just refused. */
export async function accessToken(tools: WechatTools, provider: string, refused?: string): Promise<string> {
  const kept = await tools.tokens.get(tools.settings.appId)
  if (kept && kept.token !== refused && kept.expiresAt - TOKEN_MARGIN_MS > tools.now()) return kept.token
  return fetchToken(tools, provider)
}
