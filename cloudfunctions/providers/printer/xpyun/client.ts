import { z } from 'zod'
import { writeBigJson } from '../../../cloud/big-json'
import { exchange, readAnswer } from '../../exchange'
import type { ProviderTools } from '../../tools'
import { xpyunError } from './errors'
import { xpyunSign } from './sign'
import { CALLS, timeoutMs, XPYUN, type XpyunCall } from './units'

export interface XpyunSettings {
  readonly baseUrl: string
  readonly user: string
  readonly userKey: string
}

const envelope = z.object({
  code: z.union([z.number(), z.string()]).transform(String),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
})

interface Reply {
  readonly ok: boolean
  readonly code: string
  readonly text: string
  readonly data: unknown
}

/** Signature and envelope. `ask` gives any answer of the partner's, `call` the data of a yes or a ProviderError. */
export function createXpyunClient({ http, settings, now }: ProviderTools<XpyunSettings>) {
  async function ask(name: XpyunCall, fields: object): Promise<Reply> {
    const { baseUrl, user, userKey } = settings
    const timestamp = String(Math.floor(now() / 1000))
    const answer = await exchange(http, XPYUN, {
      method: 'POST',
      url: baseUrl + CALLS[name],
      headers: { 'content-type': 'application/json;charset=utf-8' },
      body: writeBigJson({ user, timestamp, sign: xpyunSign(user, userKey, timestamp), ...fields }),
      timeoutMs: timeoutMs(name),
    })
    const { code, msg, data } = readAnswer(XPYUN, envelope, answer)
    return { ok: code === '0', code, text: msg ?? '', data }
  }
  async function call(name: XpyunCall, fields: object): Promise<unknown> {
    const { ok, code, text, data } = await ask(name, fields)
    if (!ok) throw xpyunError(code, text)
    return data
  }
  return { ask, call }
}
