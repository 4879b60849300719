import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { takeSubscribeTap } from './subscribe'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
}

/** Headers that are about this server, not the one behind it. */
const OURS: ReadonlySet<string> = new Set(['host', 'origin', 'referer'])

/** The phones' network; cut, what a phone sends gets no answer. */
export interface PhoneNetwork {
  isCut: boolean
}

export interface FrontOptions {
  readonly port: number
  readonly gatewayUrl: string
  readonly partnersUrl: string
  readonly phoneDir: string
  readonly consoleDir: string
  /** The day of orders that the console hands out as a download. */
  readonly ordersFile: string
  /** A file of orders or products that the phone has chosen, before it goes into the cloud's storage. */
  readonly onFile: (bytes: Buffer) => Promise<unknown>
  /** What the console may ask of the run itself: JSON in, JSON out. */
  readonly phones: PhoneNetwork
  readonly control: (action: string, body: Record<string, unknown>) => Promise<unknown>
}

function sendFile(response: ServerResponse, dir: string, name: string) {
  const file = path.join(dir, path.normalize(`/${name || 'index.html'}`))
  if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  })
  createReadStream(file).pipe(response)
}

function proxy(
  incoming: IncomingMessage,
  response: ServerResponse,
  to: { readonly target: string; readonly body?: Buffer },
) {
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !OURS.has(name)))
  const outgoing = httpRequest(to.target, { method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.on('error', () => response.headersSent || response.writeHead(502).end())
  if (to.body) outgoing.end(to.body)
  else incoming.pipe(outgoing)
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(incoming)
  return bytes.length > 0 ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {}
}

async function takeTap({ partnersUrl }: FrontOptions, incoming: IncomingMessage, response: ServerResponse) {
  const openid = String(incoming.headers['x-wx-openid'] ?? '')
  const answer = await takeSubscribeTap(partnersUrl, openid, await readJson(incoming))
  response.writeHead(answer.ok ? 200 : 400, { 'content-type': TYPES['.json'] }).end('{}')
}

async function takeFile({ gatewayUrl, onFile }: FrontOptions, incoming: IncomingMessage, response: ServerResponse) {
  const body = await readBytes(incoming)
  // a picture of a box holds no orders
  if (/[?&]cloudPath=imports(?:%2F|\/)/i.test(incoming.url ?? '')) await onFile(body)
  proxy(incoming, response, { target: `${gatewayUrl}${incoming.url ?? ''}`, body })
}

/** What a phone sends; the page itself is on the phone. */
const isFromPhone = (pathname: string): boolean =>
  pathname.startsWith('/invoke/') || /^\/local\/(upload|subscribe|temp-urls)$/.test(pathname)

/** One loopback address for the person: the console, the phone page, and behind them gateway and twins. */
export async function startFront(options: FrontOptions): Promise<{ readonly url: string; close(): Promise<void> }> {
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const url = new URL(incoming.url ?? '/', 'http://front')
    if (options.phones.isCut && isFromPhone(url.pathname)) return void incoming.destroy()
    const [, first = '', ...rest] = url.pathname.split('/')
    if (first === 'desk') {
      const answer = await options.control(rest.join('/'), await readJson(incoming))
      return void response.writeHead(200, { 'content-type': TYPES['.json'] }).end(JSON.stringify(answer ?? null))
    }
    if (url.pathname === '/local/subscribe') return takeTap(options, incoming, response)
    if (url.pathname === '/local/upload') return takeFile(options, incoming, response)
    if (url.pathname === '/orders.csv')
      return sendFile(response, path.dirname(options.ordersFile), path.basename(options.ordersFile))
    if (first === 'app') return sendFile(response, options.phoneDir, decodeURIComponent(rest.join('/')))
    if (first === 'twin')
      return proxy(incoming, response, { target: `${options.partnersUrl}/admin/${rest.join('/')}${url.search}` })
    if (['invoke', 'local', 'files', 'http'].includes(first))
      return proxy(incoming, response, { target: `${options.gatewayUrl}${incoming.url ?? ''}` })
    return sendFile(response, options.consoleDir, decodeURIComponent(url.pathname.slice(1)))
  }
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(error instanceof Error ? error.message : String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${options.port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
