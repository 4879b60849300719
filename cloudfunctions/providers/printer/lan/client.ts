import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { writeBigJson } from '../../../cloud/big-json'
import { exchange, readAnswer } from '../../exchange'
import type { ProviderTools } from '../../tools'
import { lanError } from './errors'
import { CALLS, LAN, UNKNOWN, type LanCall } from './units'

export interface LanSettings {
  readonly baseUrl: string
  /** Shared with the print service. */
  readonly key: string
}

const envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), text: z.string() }),
])

export const lanSign = (
  key: string,
  { path, time, body }: Readonly<Record<'path' | 'time' | 'body', string>>,
): string => createHmac('sha256', key).update(`${path}\n${time}\n${body}`, 'utf8').digest('hex')

/** Signature and envelope: gives the value, or throws a ProviderError with the service's code and text. */
export function createLanClient({ http, settings, now }: ProviderTools<LanSettings>) {
  const { baseUrl, key } = settings
  return async function call(name: LanCall, fields: object): Promise<unknown> {
    const path = CALLS[name]
    const time = String(now())
    const body = writeBigJson(fields)
    const answer = await exchange(http, LAN, {
      method: 'POST',
      url: baseUrl + path,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-fahuotai-time': time,
        'x-fahuotai-sign': lanSign(key, { path, time, body }),
      },
      body,
      timeoutMs: UNKNOWN.callTimeoutMs,
    })
    const read = readAnswer(LAN, envelope, answer)
    if (!read.ok) throw lanError(read.code, read.text)
    return read.value
  }
}
