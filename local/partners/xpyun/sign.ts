import { sha1Hex } from '../digest'

/** sha1(user + userKey + timestamp), lower case; the body is not covered (芯烨云 open platform). */
export const xpyunSign = (user: string, userKey: string, timestamp: string) => sha1Hex(user + userKey + timestamp)
