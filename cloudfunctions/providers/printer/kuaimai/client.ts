import { z } from 'zod'
import { writeBigJson } from '../../../cloud/big-json'
import { chinaSeconds } from '../../china-time'
import { exchange, readAnswer } from '../../exchange'
import type { ProviderTools } from '../../tools'
import { kuaimaiError } from './errors'
import { kuaimaiSign } from './sign'
import { CALLS, KUAIMAI, UNKNOWN, type KuaimaiCall } from './units'

export interface KuaimaiSettings {
  readonly baseUrl: string
  readonly appId: string
  readonly secret: string
}

const envelope = z.object({
  status: z.boolean(),
  data: z.unknown().optional(),
  message: z.string().nullish(),
  code: z.union([z.number(), z.string()]).nullish(),
})

/** Signature and envelope: gives `data`, or throws a ProviderError with 快麦's code and text. */
export function createKuaimaiClient({ http, settings, now }: ProviderTools<KuaimaiSettings>) {
  return async function call(name: KuaimaiCall, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const signed = { ...fields, appId: settings.appId, timestamp: chinaSeconds(now()) }
    const answer = await exchange(http, KUAIMAI, {
      method: 'POST',
      url: settings.baseUrl + CALLS[name],
      headers: { 'content-type': 'application/json;charset=utf-8' },
      body: writeBigJson({ ...signed, sign: kuaimaiSign(signed, settings.secret) }),
      timeoutMs: UNKNOWN.callTimeoutMs,
    })
    const { status, data, message, code } = readAnswer(KUAIMAI, envelope, answer)
    if (!status) throw kuaimaiError(String(code ?? ''), message ?? '')
    return data
  }
}
