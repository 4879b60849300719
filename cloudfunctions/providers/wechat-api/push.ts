import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import { parseBigJson, writeBigJson } from '../../cloud/big-json'
import { sameText, sha1Hex, sha256Hex } from '../digest'

/** As the console of the mini-program has them: JSON format; `aesKey` (43 characters) when the mode is safe. */
export interface WechatPushSettings {
  readonly token: string
  readonly aesKey?: string
  /** Checked inside a sealed message when given. */
  readonly appId?: string
}

type Query = Readonly<Record<string, string | undefined>>

export interface WechatEvent {
  readonly eventId: string
  readonly event: string
  /** The whole message; a hint only, the live state is always asked again. */
  readonly fields: Readonly<Record<string, unknown>>
}

export interface WechatPush {
  /** What a verification GET wants to hear; undefined when it is not WeChat's. */
  echo(query: Query): string | undefined
  /** Undefined: not from WeChat, or not readable; change nothing. */
  parse(query: Query, rawBody: string): WechatEvent | undefined
  answer(): { readonly body: string; readonly contentType: string }
}

const signOf = (parts: readonly string[]): string => sha1Hex([...parts].sort().join(''))

const signed = (token: string, query: Query): boolean => {
  const { signature = '', timestamp = '', nonce = '' } = query
  // what is signed with nothing anybody can sign
  return token !== '' && sameText(signOf([token, timestamp, nonce]), signature)
}

/** 16 random bytes, length, message, app id; PKCS#7 with a block of 32, so Node must not strip it by itself. */
function unseal(sealed: string, { aesKey = '', appId }: WechatPushSettings): string | undefined {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const bytes = Buffer.from(sealed, 'base64')
  if (key.length !== 32 || bytes.length < 32 || bytes.length % 16 !== 0) return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  if (plain.length < 20) return undefined
  const end = 20 + plain.readUInt32BE(16)
  if (end > plain.length || (appId !== undefined && plain.subarray(end).toString('utf8') !== appId)) return undefined
  return plain.subarray(20, end).toString('utf8')
}

function recordOf(json: string): Record<string, unknown> | undefined {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(parseBigJson(json))
    return read.success ? read.data : undefined
  } catch {
    return undefined // not JSON: the console is set to XML, or it is not WeChat's
  }
}

const sealedSchema = z.object({ Encrypt: z.string() })

/** In safe mode only what is inside the seal counts: the query's signature does not cover a plain body. */
function messageOf(settings: WechatPushSettings, query: Query, rawBody: string): Record<string, unknown> | undefined {
  const outer = recordOf(rawBody)
  if (settings.aesKey === undefined) return outer
  const sealed = sealedSchema.safeParse(outer)
  if (!sealed.success) return undefined
  const { timestamp = '', nonce = '', msg_signature: claimed = '' } = query
  if (!sameText(signOf([settings.token, timestamp, nonce, sealed.data.Encrypt]), claimed)) return undefined
  const json = unseal(sealed.data.Encrypt, settings)
  return json === undefined ? undefined : recordOf(json)
}

const word = z.union([z.string(), z.number()]).transform(String)
const headSchema = z.object({
  MsgType: z.string(),
  Event: z.string().default(''),
  MsgId: word.optional(),
  FromUserName: z.string(),
  CreateTime: word,
})

/** Messages repeat with their MsgId; events have none, so the whole content is their name. */
function toEvent(fields: Record<string, unknown>): WechatEvent | undefined {
  const head = headSchema.safeParse(fields)
  if (!head.success) return undefined
  const { MsgType, Event, MsgId, FromUserName, CreateTime } = head.data
  const name = MsgId ?? sha256Hex([FromUserName, CreateTime, Event, writeBigJson(fields)].join('\n')).slice(0, 32)
  return { eventId: `wechat_${name}`, event: Event || MsgType, fields }
}

/** Message push in URL mode, plain or sealed. Answer within 5 s; after three silent tries WeChat gives up. */
export function createWechatPush(settings: WechatPushSettings): WechatPush {
  return {
    echo: (query) => (signed(settings.token, query) ? query['echostr'] : undefined),
    parse(query, rawBody) {
      if (!signed(settings.token, query)) return undefined
      const fields = messageOf(settings, query, rawBody)
      return fields && toEvent(fields)
    },
    answer: () => ({ body: 'success', contentType: 'text/plain;charset=utf-8' }),
  }
}
