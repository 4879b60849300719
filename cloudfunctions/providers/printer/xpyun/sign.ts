import { sha1Hex } from '../../digest'

/** sha1(user + userKey + timestamp), lower case. The body is not signed, so only TLS protects it. */
export const xpyunSign = (user: string, userKey: string, timestamp: string): string =>
  sha1Hex(user + userKey + timestamp)
