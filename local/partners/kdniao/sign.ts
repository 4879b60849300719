import { md5Hex } from '../digest'

/** Base64 of the 32 lower-case hex characters, over the data as it was before URL encoding (kdniao docs). */
export const kdniaoSign = (requestData: string, apiKey: string) =>
  Buffer.from(md5Hex(requestData + apiKey)).toString('base64')
