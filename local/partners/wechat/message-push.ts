import { createCipheriv } from 'node:crypto'
import { sha1Hex } from '../digest'
import type { WechatSettings } from '../settings'
import type { WebGet } from '../yilianyun/picture'

const BLOCK = 32

/** sha1 over the sorted parts: `signature` of (token, timestamp, nonce), `msg_signature` with the cipher text too. */
const pushSignature = (...parts: readonly string[]) => sha1Hex([...parts].sort().join(''))

/** AES-256-CBC with PKCS#7 to 32 bytes; plain text = 16 random bytes + length + message + appid (safe mode). */
export function encryptMessage(
  message: string,
  options: { encodingAesKey: string; appid: string; salt: Buffer },
): string {
  const key = Buffer.from(`${options.encodingAesKey}=`, 'base64')
  const text = Buffer.from(message, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const raw = Buffer.concat([options.salt, length, text, Buffer.from(options.appid)])
  const pad = BLOCK - (raw.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([raw, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64')
}

type Question = Omit<Stamp, 'salt'> & { readonly echostr: string }

/** What WeChat does when the push address is saved: a GET that must be answered with the very `echostr`. */
export async function verifyPush({ push }: WechatSettings, question: Question, get: WebGet): Promise<boolean> {
  const { timestamp, nonce, echostr } = question
  const target = new URL(push.url)
  const signature = pushSignature(push.token, timestamp, nonce)
  for (const [name, value] of Object.entries({ signature, timestamp, nonce, echostr }))
    target.searchParams.set(name, value)
  const { status, body } = await get(target.href)
  return status === 200 && body.toString() === echostr
}

interface Stamp {
  readonly timestamp: string
  readonly nonce: string
  readonly salt: Buffer
}

/** URL and body of one message push, in the mode the account has chosen. */
export function signedPush(settings: WechatSettings, message: object, stamp: Stamp) {
  const { token, encodingAesKey, mode, url } = settings.push
  const { timestamp, nonce, salt } = stamp
  const target = new URL(url)
  target.searchParams.set('signature', pushSignature(token, timestamp, nonce))
  target.searchParams.set('timestamp', timestamp)
  target.searchParams.set('nonce', nonce)
  const headers = { 'content-type': 'application/json' }
  if (mode === 'plain') return { url: target.href, headers, body: JSON.stringify(message) }
  const encrypted = encryptMessage(JSON.stringify(message), { encodingAesKey, appid: settings.appid, salt })
  target.searchParams.set('encrypt_type', 'aes')
  target.searchParams.set('msg_signature', pushSignature(token, timestamp, nonce, encrypted))
  return { url: target.href, headers, body: JSON.stringify({ ToUserName: settings.originalId, Encrypt: encrypted }) }
}

/** `success` or nothing within 5 s; three tries in all (mini-program events). */
export const WECHAT_PUSH_POLICY = {
  gapsMs: [5_000, 5_000],
  accepts: ({ status, body }: { status: number; body: string }) =>
    status === 200 && (body.trim() === '' || body.trim() === 'success'),
}
