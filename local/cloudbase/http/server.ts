import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { LIMITS } from '../limits'
import type { Parts } from '../parts'
import { accessRoute } from './access'
import { adminRoute } from './admin'
import { filesRoute, invokeRoute } from './client'
import { localRoute } from './local'
import { json, readBody, refusalOf, send, type Outcome, type Request } from './reply'

const ROUTES: readonly (readonly [prefix: string, (parts: Parts, request: Request) => Outcome | Promise<Outcome>])[] = [
  ['/admin', adminRoute],
  ['/invoke/', invokeRoute],
  ['/http/', accessRoute],
  ['/files/', filesRoute],
  ['/local/', localRoute],
]

/** Loopback names only: a page that rebinds its own name to 127.0.0.1 sends that name as Host. */
const hostAllowed = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')

const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'GET, POST, PUT, OPTIONS',
  'access-control-allow-headers': 'content-type, x-wx-openid, authorization',
  'access-control-max-age': '600',
  vary: 'origin',
})

const route = async (parts: Parts, message: IncomingMessage): Promise<Outcome> => {
  const url = new URL(message.url ?? '/', parts.url)
  const found = ROUTES.find(([prefix]) => url.pathname.startsWith(prefix))
  if (!found) return json({ code: 'INVALID_PATH', message: url.pathname }, 404)
  const body = await readBody(message, LIMITS.requestBytes)
  const { method = 'GET', headers, rawHeaders } = message
  return found[1](parts, { method, url, headers, rawHeaders, body })
}

const serve = async (
  context: { parts(): Parts; origins: ReadonlySet<string> },
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { origin } = message.headers
  const parts = context.parts()
  if (!hostAllowed(message.headers.host)) return send(response, json({ code: 'FORBIDDEN', message: 'host' }, 403))
  if (origin !== undefined && origin !== parts.url) {
    if (!context.origins.has(origin)) return send(response, json({ code: 'FORBIDDEN', message: 'origin' }, 403))
    for (const [name, value] of Object.entries(corsHeaders(origin))) response.setHeader(name, value)
    if (message.method === 'OPTIONS') return send(response, { status: 204, body: '' })
  }
  const outcome = await route(parts, message).catch((error: unknown) => json(refusalOf(error), 500))
  return send(response, outcome)
}

/** Listens on loopback only. `parts` is asked for at each request: the url is known after listening. */
export const listen = (port: number, context: { parts(): Parts; origins: ReadonlySet<string> }): Promise<Server> => {
  const server = createServer((message, response) => void serve(context, message, response))
  // A frozen function keeps its idle connection: closing it here would break its next call.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
