import { z } from 'zod'
import { sha1Hex } from '../digest'
import { fail, type WechatAnswer } from './answer'
import type { WechatContext } from './context'
import type { Token } from './state'

const LIFE_MS = 7200_000
/** The platform renews this long before the end; both tokens work meanwhile. */
const OVERLAP_MS = 300_000
const FORCE_GAP_MS = 30_000
const FORCE_A_DAY = 20

const body = z.strictObject({
  grant_type: z.string().optional(),
  appid: z.string().optional(),
  secret: z.string().optional(),
  force_refresh: z.boolean().optional(),
})

function issue(context: WechatContext, forced: boolean): Token {
  const now = context.clock.now()
  const noise = `${now}/${context.random()}/${context.state.tokens.length}`
  const value = `68_${sha1Hex(noise)}${sha1Hex(`${noise}#`)}${sha1Hex(`#${noise}`)}`
  const token = { value, issuedAt: now, expiresAt: now + LIFE_MS, forced }
  context.record({ kind: 'token', token })
  return token
}

function mayForce(tokens: readonly Token[], now: number): boolean {
  const forced = tokens.filter((token) => token.forced && token.issuedAt > now - 86_400_000)
  return forced.length < FORCE_A_DAY && (forced[0]?.issuedAt ?? 0) <= now - FORCE_GAP_MS
}

/** `POST /cgi-bin/stable_token`: the same token until five minutes before its end. */
export function stableToken(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = body.safeParse(input)
  if (!parsed.success) return fail(40097, `invalid args: ${parsed.error.issues[0]?.message ?? ''}`)
  const { grant_type, appid, secret, force_refresh } = parsed.data
  if (grant_type !== 'client_credential') return fail(40002, 'invalid grant_type')
  if (!appid) return fail(41002, 'appid missing')
  if (!secret) return fail(41004, 'appsecret missing')
  if (appid !== context.settings.appid) return fail(40013, 'invalid appid')
  if (secret !== context.settings.secret) return fail(40125, 'invalid appsecret')
  const now = context.clock.now()
  const current = context.state.tokens[0]
  const fresh = current !== undefined && current.expiresAt - now > OVERLAP_MS
  const force = force_refresh === true && mayForce(context.state.tokens, now)
  const token = fresh && !force ? current : issue(context, force)
  return {
    access_token: token.value,
    expires_in: Math.floor((token.expiresAt - now) / 1000),
  } as unknown as WechatAnswer
}

/** Why this call may not go on, or nothing. */
export function tokenRefusal(context: WechatContext, value: string | null): WechatAnswer | undefined {
  if (!value) return fail(41001, 'access_token missing')
  const now = context.clock.now()
  const index = context.state.tokens.findIndex((token) => token.value === value)
  const token = context.state.tokens[index]
  if (!token) return fail(40001, 'invalid credential, access_token is invalid or not latest')
  if (token.expiresAt <= now) return fail(42001, 'access_token expired')
  const killed = context.state.tokens.slice(0, index).some((newer) => newer.forced)
  return killed ? fail(40001, 'invalid credential, access_token is invalid or not latest') : undefined
}
