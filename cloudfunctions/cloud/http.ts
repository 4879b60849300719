import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestTls } from 'node:https'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** For the whole exchange, connecting included. */
  readonly timeoutMs: number
}

export interface HttpAnswer {
  readonly status: number
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** One exchange. Any status is an answer; throws HttpFailure and nothing else. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

/** No answer came. `sent: no` means that not one byte of the request can have left, so the partner cannot have acted. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'

  constructor(
    readonly sent: 'no' | 'maybe',
    readonly code: string,
    cause?: unknown,
  ) {
    super(`${code} (sent: ${sent})`, { cause })
  }
}

/** A partner's answer is a few kB, a label template 40 kB; anything near this is not an answer. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024

const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'ERROR'

function watchSending(outgoing: ClientRequest, tls: boolean): () => boolean {
  let ready = false
  outgoing.once('socket', (socket) => socket.once(tls ? 'secureConnect' : 'connect', () => (ready = true)))
  return () => ready
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) throw Object.assign(new Error('answer too large'), { code: 'TOO_LARGE' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}

/**
 * A fresh connection for each call: on a kept-alive one a reset by the partner's idle timer looks exactly like a lost answer,
 * and every lost answer of a printer costs a person's look at the paper. Redirects are answers, never followed.
 */
export function createHttp(): Http {
  return ({ method, url, headers, body, timeoutMs }) =>
    new Promise((resolve, reject) => {
      const tls = url.startsWith('https:')
      const payload = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body)
      const all = method === 'GET' ? headers : { ...headers, 'content-length': String(payload.length) }
      if (!URL.canParse(url)) {
        reject(new HttpFailure('no', 'BAD_URL'))
        return
      }
      const outgoing = (tls ? requestTls : requestPlain)(url, { method, headers: all, agent: false })
      const mayBeSent = watchSending(outgoing, tls)
      const timer = setTimeout(
        () => outgoing.destroy(Object.assign(new Error('timed out'), { code: 'TIMEOUT' })),
        timeoutMs,
      )
      const fail = (error: unknown) => {
        clearTimeout(timer)
        reject(new HttpFailure(mayBeSent() ? 'maybe' : 'no', errorCode(error), error))
      }
      outgoing.once('error', fail)
      outgoing.once('response', (incoming) => {
        readBody(incoming).then((read) => {
          clearTimeout(timer)
          resolve({ status: incoming.statusCode ?? 0, headers: readHeaders(incoming), body: read })
        }, fail)
      })
      outgoing.end(method === 'GET' ? undefined : payload)
    })
}
