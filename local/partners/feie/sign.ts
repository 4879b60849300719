import { createPrivateKey, createSign } from 'node:crypto'
import { sha1Hex } from '../digest'

/** sha1(user + UKEY + stime), lower hex. */
export const feieSign = (user: string, userKey: string, stime: string): string => sha1Hex(`${user}${userKey}${stime}`)

/** A receipt's SHA256WithRSA over `name=value&...`; by name, or as the fields are sent. */
export function signReceipt(fields: readonly (readonly [string, string])[], key: string, byName: boolean): string {
  const pairs = fields.map(([name, value]) => `${name}=${value}`)
  const text = (byName ? [...pairs].sort() : pairs).join('&')
  const pem = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  return createSign('RSA-SHA256').update(text, 'utf8').sign(pem, 'base64')
}
