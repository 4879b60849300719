import { md5Hex } from '../../digest'

/** DataSign: base64 of the 32 hex characters (not of the digest's bytes) over the raw JSON and the key. */
export const kdniaoSign = (rawJson: string, apiKey: string): string =>
  Buffer.from(md5Hex(rawJson + apiKey), 'utf8').toString('base64')
