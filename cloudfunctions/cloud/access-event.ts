import { z } from 'zod'

/** HTTP access event: cloud.tencent.com/document/product/876/41776. Header names come in any case. */
const accessEvent = z.object({
  path: z.string(),
  httpMethod: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  queryStringParameters: z.record(z.string(), z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
})

/** An HTTP call as it came; the body is untouched, because a signature covers its very bytes. */
export interface AccessRequest {
  readonly path: string
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly rawBody: string
}

/** Undefined: no HTTP event. */
export function readAccessEvent(event: unknown): AccessRequest | undefined {
  const read = accessEvent.safeParse(event)
  if (!read.success) return undefined
  const { path, httpMethod, headers, queryStringParameters, body, isBase64Encoded } = read.data
  return {
    path,
    method: httpMethod.toUpperCase(),
    query: queryStringParameters ?? {},
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    rawBody: isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? ''),
  }
}
