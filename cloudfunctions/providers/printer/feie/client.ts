import { z } from 'zod'
import { sha1Hex } from '../../digest'
import { exchange, readAnswer } from '../../exchange'
import type { ProviderTools } from '../../tools'
import { feieError } from './errors'
import { CALLS, FEIE, PATH, UNKNOWN, type FeieCall } from './units'

export interface FeieSettings {
  readonly baseUrl: string
  readonly user: string
  readonly userKey: string
  /** Where receipts are pushed to; it must be entered in the partner's console, too. Empty: receipts are asked for. */
  readonly receiptUrl: string
}

const envelope = z.object({
  ret: z.union([z.number(), z.string()]).transform(String),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
})

export const feieSign = (user: string, userKey: string, seconds: string): string => sha1Hex(user + userKey + seconds)

/** Signature and envelope: gives `data`, or throws a ProviderError with the partner's code and text. */
export function createFeieClient({ http, settings, now }: ProviderTools<FeieSettings>) {
  const { baseUrl, user, userKey } = settings
  return async function call(name: FeieCall, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const stime = String(Math.floor(now() / 1000))
    const form = { user, stime, sig: feieSign(user, userKey, stime), apiname: CALLS[name], ...fields }
    const answer = await exchange(http, FEIE, {
      method: 'POST',
      url: baseUrl + PATH,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams(form).toString(),
      timeoutMs: UNKNOWN.callTimeoutMs,
    })
    const { ret, msg, data } = readAnswer(FEIE, envelope, answer)
    if (ret !== '0') throw feieError(ret, msg ?? '')
    return data
  }
}
