import { z } from 'zod'
import { writeBigJson } from '../../cloud/big-json'
import { exchange, readAnswer } from '../exchange'
import { STALE_TOKEN, wechatError, type ErrorTable } from './errors'
import { accessToken, type WechatTools } from './token'
import { CALL_TIMEOUT_MS, PATHS, type WechatCall } from './units'

const envelope = z.object({ errcode: z.number().nullish(), errmsg: z.string().nullish() })

export interface WechatReply {
  readonly code: number
  readonly text: string
  /** The whole answer, for the mapper to read. */
  readonly answer: unknown
}

/** Token, envelope, and the one retry after a stale token: such a refusal comes before the business, so nothing was done. */
export function createWechatClient(tools: WechatTools, provider: string) {
  const send = async (name: WechatCall, body: object, token: string): Promise<WechatReply> => {
    const answer = await exchange(tools.http, provider, {
      method: 'POST',
      url: `${tools.settings.baseUrl}${PATHS[name]}?access_token=${encodeURIComponent(token)}`,
      headers: { 'content-type': 'application/json;charset=utf-8' },
      body: writeBigJson(body),
      timeoutMs: CALL_TIMEOUT_MS,
    })
    const { errcode, errmsg } = readAnswer(provider, envelope, answer)
    return { code: errcode ?? 0, text: errmsg ?? '', answer }
  }
  return async function call(name: WechatCall, body: object): Promise<WechatReply> {
    const token = await accessToken(tools, provider)
    const reply = await send(name, body, token)
    if (!STALE_TOKEN.has(reply.code)) return reply
    return send(name, body, await accessToken(tools, provider, token))
  }
}

/** The answer of a yes; else the reply's ProviderError, by the group's own codes over the common ones. */
export function accepted(reply: WechatReply, provider: string, table?: ErrorTable): unknown {
  if (reply.code === 0) return reply.answer
  throw wechatError({ provider, code: reply.code, text: reply.text, ...(table ? { table } : {}) })
}
