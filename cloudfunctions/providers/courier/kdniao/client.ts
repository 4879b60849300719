import { z } from 'zod'
import { writeBigJson } from '../../../cloud/big-json'
import type { Http } from '../../../cloud/http'
import { exchange, readAnswer } from '../../exchange'
import { kdniaoError } from './errors'
import { kdniaoSign } from './sign'
import { CALLS, KDNIAO, PATHS, UNKNOWN, type KdniaoCall } from './units'

export interface KdniaoSettings {
  readonly baseUrl: string
  readonly businessId: string
  readonly apiKey: string
  /** Set when the account is served under other paths, as in the official sandbox. */
  readonly paths?: { readonly order: string; readonly dist: string }
}

const envelope = z.looseObject({
  /** Left out by the shortest 106 that a document shows. */
  Success: z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')]).default(false),
  ResultCode: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((code) => String(code ?? '')),
  Reason: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
})

export interface KdniaoReply {
  readonly ok: boolean
  readonly code: string
  readonly reason: string
  /** The whole answer, for the mapper to read. */
  readonly answer: unknown
}

/** Form, signature and envelope. A refusal is a reply with `ok: false`: some of them mean success (mapper.ts). */
export function createKdniaoClient(http: Http, settings: KdniaoSettings) {
  const paths = settings.paths ?? PATHS
  return async function call(name: KdniaoCall, data: object): Promise<KdniaoReply> {
    const raw = writeBigJson(data)
    const form = new URLSearchParams({
      RequestData: raw,
      EBusinessID: settings.businessId,
      RequestType: CALLS[name].type,
      DataSign: kdniaoSign(raw, settings.apiKey),
      DataType: '2',
    })
    const answer = await exchange(http, KDNIAO, {
      method: 'POST',
      url: settings.baseUrl + paths[CALLS[name].path],
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: form.toString(),
      timeoutMs: UNKNOWN.create.callTimeoutMs,
    })
    const { Success, ResultCode, Reason } = readAnswer(KDNIAO, envelope, answer)
    return { ok: Success && ['', '100', '106'].includes(ResultCode), code: ResultCode, reason: Reason, answer }
  }
}

/** The reply if it was a yes; else its ProviderError. */
export function accepted(reply: KdniaoReply): KdniaoReply {
  if (!reply.ok) throw kdniaoError(reply.code, reply.reason)
  return reply
}
