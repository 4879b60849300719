import { randomUUID } from 'node:crypto'
import { LIMITS } from '../limits'
import type { Parts } from '../parts'
import { isDoc, type Value } from '../wire/ejson'
import { CloudError } from '../wire/errors'
import { json, refusalOf, type Reply, type Request } from './reply'

const TEXT = /^(text\/|application\/(json|xml|x-www-form-urlencoded|javascript))|\+(json|xml)\b/

const oddCase = (name: string, random: () => number): string =>
  [...name].map((letter) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())).join('')

/** HTTP access event: cloud.tencent.com/document/product/876/41776. Bodies that are not text come in base64. */
const eventOf = (parts: Parts, request: Request, path: string): string => {
  const headers: Record<string, string> = {}
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] ?? ''
    headers[parts.switches.all.randomHeaderCase ? oddCase(name, () => parts.random()) : name.toLowerCase()] =
      request.rawHeaders[i + 1] ?? ''
  }
  const type = request.headers['content-type'] ?? ''
  const isBase64Encoded = request.body.length > 0 && !TEXT.test(type)
  if (!isBase64Encoded && request.body.length > LIMITS.functionTextRequestBytes)
    throw new CloudError(
      'EXCEED_MAX_PAYLOAD_SIZE',
      `text of ${request.body.length} bytes exceeds ${LIMITS.functionTextRequestBytes}`,
    )
  return JSON.stringify({
    path,
    httpMethod: request.method,
    headers,
    queryStringParameters: Object.fromEntries(request.url.searchParams),
    requestContext: { requestId: randomUUID(), envId: parts.envId, appId: parts.appId, uin: '' },
    body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  })
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** Integrated response {statusCode, headers, body, isBase64Encoded}, or any value as the body. */
const replyOf = (resultText: string): Reply => {
  const result = JSON.parse(resultText) as Value
  if (!isDoc(result) || typeof result.statusCode !== 'number')
    return typeof result === 'string'
      ? { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: result }
      : json(result)
  const headers = isDoc(result.headers ?? null) ? (result.headers as Record<string, Value>) : {}
  const body = text(result.body)
  return {
    status: result.statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)])),
    body: result.isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  }
}

/** ANY /http/<path>: /http/<function>/... when that is the name of an HTTP function, else the only HTTP function there is. */
export const accessRoute = async (parts: Parts, request: Request): Promise<Reply> => {
  try {
    const path = request.url.pathname.slice('/http'.length)
    const [, first = ''] = path.split('/')
    const open = parts.functions.specs.filter((spec) => spec.http)
    const named = open.find((spec) => spec.name === first)
    const spec = named ?? (open.length === 1 ? open[0] : undefined)
    if (!spec) return json({ code: 'INVALID_PATH', message: `no HTTP function serves ${path}` }, 404)
    const rest = named ? path.slice(first.length + 1) || '/' : path
    return replyOf(await parts.functions.invoke(spec.name, eventOf(parts, request, rest), { kind: 'http' }))
  } catch (error) {
    const refusal = refusalOf(error)
    return json(refusal, refusal.code === 'EXCEED_MAX_PAYLOAD_SIZE' ? 413 : 500)
  }
}
