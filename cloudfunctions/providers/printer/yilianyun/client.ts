import { randomUUID } from 'node:crypto'
import { joinId } from '@shared/kernel/ids'
import { z } from 'zod'
import { md5Hex } from '../../digest'
import { exchange, readAnswer } from '../../exchange'
import type { TokenStore } from '../../token-store'
import type { ProviderTools } from '../../tools'
import { yilianyunError } from './errors'
import {
  CALLS,
  TOKEN_ENDED,
  TOKEN_LIVES_MS,
  TOKEN_MARGIN_MS,
  TOKEN_PATH,
  TOKEN_WAIT_MS,
  UNKNOWN,
  YILIANYUN,
  type YilianyunCall,
} from './units'

export interface YilianyunSettings {
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface YilianyunTools extends ProviderTools<YilianyunSettings> {
  readonly tokens: TokenStore
}

const envelope = z.object({
  error: z.union([z.number(), z.string()]).transform(String),
  error_description: z.string().nullish(),
  body: z.unknown().optional(),
})
type Envelope = z.output<typeof envelope>
const tokenBody = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().nullish() })

/** Of our calls with their timestamp, and of pushes with their push_time. */
export const yilianyunSign = (clientId: string, seconds: string, clientSecret: string): string =>
  md5Hex(clientId + seconds + clientSecret)

type Fields = Readonly<Record<string, string>>

async function post({ http, settings, now }: YilianyunTools, path: string, fields: Fields): Promise<Envelope> {
  const { baseUrl, clientId, clientSecret } = settings
  const timestamp = String(Math.floor(now() / 1000))
  const sign = yilianyunSign(clientId, timestamp, clientSecret)
  const answer = await exchange(http, YILIANYUN, {
    method: 'POST',
    url: baseUrl + path,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ client_id: clientId, timestamp, sign, id: randomUUID(), ...fields }).toString(),
    timeoutMs: UNKNOWN.callTimeoutMs,
  })
  return readAnswer(YILIANYUN, envelope, answer)
}

async function fetchToken(tools: YilianyunTools, place: string): Promise<string> {
  const answer = await post(tools, TOKEN_PATH, { grant_type: 'client_credentials', scope: 'all' })
  if (answer.error !== '0') throw yilianyunError(answer.error, answer.error_description ?? '', TOKEN_WAIT_MS)
  const { access_token: token, expires_in: lives } = readAnswer(YILIANYUN, tokenBody, answer.body)
  await tools.tokens.put(place, token, tools.now() + (lives ? lives * 1000 : TOKEN_LIVES_MS))
  return token
}

/** The stored token; a new one, of which there are 20 a day, only when it ends or was just refused. */
async function accessToken(tools: YilianyunTools, refused?: string): Promise<string> {
  const place = joinId(YILIANYUN, tools.settings.clientId)
  const kept = await tools.tokens.get(place)
  if (kept && kept.token !== refused && kept.expiresAt - TOKEN_MARGIN_MS > tools.now()) return kept.token
  return fetchToken(tools, place)
}

/** Token, signature and envelope: gives `body`, or throws a ProviderError with the partner's code and text. */
export function createYilianyunClient(tools: YilianyunTools) {
  return async function call(name: YilianyunCall, fields: Fields): Promise<unknown> {
    const token = await accessToken(tools)
    let answer = await post(tools, CALLS[name], { access_token: token, ...fields })
    if (answer.error === TOKEN_ENDED) {
      // refused at the door, so nothing was done: the same call with the token of now, once
      answer = await post(tools, CALLS[name], { access_token: await accessToken(tools, token), ...fields })
    }
    if (answer.error !== '0') throw yilianyunError(answer.error, answer.error_description ?? '')
    return answer.body
  }
}
