import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Address } from './address'
import { createCupsLine } from './cups-line'
import { createRawLine, type RawTimes } from './raw-line'
import { createPrintService, type PrintServiceOptions } from './service'

const MAX_BODY_BYTES = 1024 * 1024

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MAX_BODY_BYTES) throw new Error('body is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** A pause that the end of the program cuts short. */
function createWait() {
  const open = new Map<NodeJS.Timeout, () => void>()
  return {
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer: NodeJS.Timeout = setTimeout(() => {
          open.delete(timer)
          resolve()
        }, ms)
        open.set(timer, resolve)
      }),
    cut() {
      for (const [timer, resolve] of open) {
        clearTimeout(timer)
        resolve()
      }
      open.clear()
    },
  }
}

export interface PrintServerOptions extends Pick<PrintServiceOptions, 'folder' | 'key' | 'printers'> {
  /** 0 takes a free one. */
  readonly port: number
  readonly times?: Partial<RawTimes>
  readonly openLine?: PrintServiceOptions['openLine']
}

export interface PrintServer {
  readonly url: string
  close(): Promise<void>
}

/** The print service on loopback, where nobody but this computer reaches it. */
export async function startPrintServer(options: PrintServerOptions): Promise<PrintServer> {
  const now = () => Date.now()
  const pauses = createWait()
  const openLine = (address: Address) =>
    address.kind === 'raw' ? createRawLine(address, options.times) : createCupsLine(address.queue, now)
  const service = createPrintService({ openLine, ...options, now, wait: pauses.wait })
  const server = createServer((request, response) => {
    readAll(request)
      .then((body) => service.handle({ path: request.url ?? '', headers: headersOf(request), body }))
      .catch((error: unknown) => ({ status: 500, body: { error: String(error) } }))
      .then(({ status, body }) => {
        const retry = status === 429 ? { 'retry-after': '2' } : {}
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...retry })
        response.end(JSON.stringify(body))
      })
      .catch(() => response.destroy()) // the caller has gone
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      pauses.cut()
      await service.close()
    },
  }
}
