import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createFileJournal } from './journal'
import { createFeieTwin } from './feie'
import { createKdniaoTwin } from './kdniao'
import { createKuaidi100Twin } from './kuaidi100'
import { createKuaimaiTwin } from './kuaimai'
import { createMallTwin } from './mall'
import { createNetworkPrinter } from './network-printer'
import type { CellFont } from './paper/tspl-draw'
import { SANDBOX } from './settings'
import { forwardScan } from './scan-bridge'
import { AdminError, isReply, type Clock, type Outbox, type Twin, type TwinAnswer, type TwinRequest } from './twin'
import { createWechatTwin } from './wechat'
import { createXpyunTwin } from './xpyun'
import { createYilianyunTwin } from './yilianyun'
import type { WebGet } from './yilianyun/picture'

const MAX_BODY_BYTES = 4 * 1024 * 1024
const TICK_MS = 200
/** Longer than any caller waits: the silence of a lost answer. */
const HANG_MS = 60_000
const PUSH_TIMEOUT_MS = 5_000

interface ShiftClock extends Clock {
  advance?(ms: number): void
}

export interface PartnerOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** Holds one journal a twin. */
  readonly dataDir: string
  readonly clock?: ShiftClock
  readonly random?: () => number
  readonly settings?: typeof SANDBOX
  readonly outbox?: Outbox
  readonly font?: CellFont
}

export interface Partners {
  readonly url: string
  readonly twins: Readonly<
    Record<'wechat' | 'mall' | 'kdniao' | 'kuaimai' | 'xpyun' | 'kuaidi100' | 'feie' | 'yilianyun' | 'lan', Twin>
  >
  close(): Promise<void>
}

/** The machine's clock, which the console can put forward. */
export function createShiftClock(): Clock & { advance(ms: number): void } {
  let aheadMs = 0
  return { now: () => Date.now() + aheadMs, advance: (ms) => void (aheadMs += ms) }
}

const httpOutbox: Outbox = {
  async post(url, headers, body) {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PUSH_TIMEOUT_MS) })
    return { status: answer.status, body: await answer.text() }
  },
}

const httpGet: WebGet = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PUSH_TIMEOUT_MS) })
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
}

function createTwins(options: PartnerOptions, clock: Clock) {
  const { dataDir, random = Math.random, settings = SANDBOX, outbox = httpOutbox, font } = options
  const deps = <S>(name: string, own: S) => ({
    clock,
    random,
    outbox,
    settings: own,
    journal: createFileJournal(join(dataDir, `${name}.jsonl`)),
  })
  const fonts = font ? { font } : {}
  const network = createNetworkPrinter({ ...deps('lan', settings.lan), ...fonts })
  const twins = {
    lan: network.twin,
    wechat: createWechatTwin({ ...deps('wechat', settings.wechat), get: httpGet }),
    mall: createMallTwin(deps('mall', settings.mall)),
    kdniao: createKdniaoTwin(deps('kdniao', settings.kdniao)),
    kuaimai: createKuaimaiTwin({ ...deps('kuaimai', settings.kuaimai), ...fonts }),
    xpyun: createXpyunTwin({ ...deps('xpyun', settings.xpyun), ...fonts }),
    kuaidi100: createKuaidi100Twin({ ...deps('kuaidi100', settings.kuaidi100), ...fonts }),
    feie: createFeieTwin({ ...deps('feie', settings.feie), ...fonts }),
    yilianyun: createYilianyunTwin({ ...deps('yilianyun', settings.yilianyun), get: httpGet }),
  }
  return { twins, closePorts: () => network.close() }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MAX_BODY_BYTES) throw new AdminError(400, 'body is over 4 MB')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function toTwinRequest(message: IncomingMessage, url: URL, body: Buffer): TwinRequest {
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)] as const)
  const path = url.pathname.replace(/^\/[^/]+/, '')
  return { method: message.method ?? 'GET', path, query: url.searchParams, headers: Object.fromEntries(headers), body }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())

async function send(response: ServerResponse, answer: TwinAnswer) {
  if (!isReply(answer)) {
    await pause(answer.hangMs ?? HANG_MS)
    response.destroy()
    return
  }
  if (answer.delayMs) await pause(answer.delayMs)
  response.writeHead(answer.status, answer.headers)
  response.end(answer.body)
}

const json = (value: unknown, status = 200): TwinAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
  body: JSON.stringify(value ?? null),
})

function adminBody(message: IncomingMessage, url: URL, raw: Buffer): unknown {
  if (raw.length > 0) {
    try {
      return JSON.parse(raw.toString('utf8'))
    } catch {
      throw new AdminError(400, 'body is not JSON')
    }
  }
  if (message.method === 'POST') return {}
  return url.searchParams.size > 0 ? Object.fromEntries(url.searchParams) : undefined
}

type Twins = Partners['twins']

/** The console's door: the clock of all, or one twin's own. */
async function admin(twins: Twins, clock: ShiftClock, { url, body }: { url: URL; body: unknown }): Promise<TwinAnswer> {
  const [, , name = '', path = ''] = url.pathname.split('/')
  if (name === 'clock') {
    if (body !== undefined) advance(clock, body)
    return json({ now: clock.now() })
  }
  const byName: Readonly<Record<string, Twin>> = twins
  const twin = byName[name]
  if (!twin) throw new AdminError(404, `no twin ${name}`)
  const answer = await twin.admin(path, body)
  if (name === 'kdniao' && path === 'scan') await forwardScan(twins.wechat, answer)
  return Buffer.isBuffer(answer)
    ? { status: 200, headers: { 'content-type': 'image/png' }, body: answer }
    : json(answer)
}

/** Starts the twins behind one HTTP server: `/<name>/...` is the partner's own URL space, `/admin/<name>/...` the console's. */
export async function startPartners(options: PartnerOptions): Promise<Partners> {
  const clock = options.clock ?? createShiftClock()
  const { twins, closePorts } = createTwins(options, clock)
  const byName: Readonly<Record<string, Twin>> = twins

  async function serve(message: IncomingMessage): Promise<TwinAnswer> {
    const url = new URL(message.url ?? '/', 'http://partners')
    const raw = await readAll(message)
    const name = url.pathname.split('/')[1] ?? ''
    if (name === 'admin') return admin(twins, clock, { url, body: adminBody(message, url, raw) })
    return (await byName[name]?.handle(toTwinRequest(message, url, raw))) ?? { status: 404, body: '' }
  }

  const server = createServer((message, response) => {
    serve(message)
      .catch((error: unknown) => {
        if (error instanceof AdminError) return json({ error: error.message }, error.status)
        return json({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 500)
      })
      .then((answer) => send(response, answer))
      .catch(() => response.destroy()) // the caller has gone: there is nobody left to answer
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const stopTicking = startTicking(Object.values(byName))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    twins,
    async close() {
      await stopTicking()
      await closePorts()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function advance(clock: ShiftClock, body: unknown) {
  const ms = (body as { advanceMs?: unknown }).advanceMs
  if (typeof ms !== 'number' || !(ms >= 0))
    throw new AdminError(400, 'advanceMs is a number of milliseconds, not below 0')
  if (!clock.advance) throw new AdminError(409, 'this clock cannot be put forward')
  clock.advance(ms)
}

/** Time passes for the twins, one round after the other. */
function startTicking(twins: readonly Twin[]) {
  let running: Promise<unknown> = Promise.resolve()
  let idle = true
  const timer = setInterval(() => {
    if (!idle) return
    idle = false
    running = Promise.all(twins.map((twin) => twin.tick())).finally(() => (idle = true))
  }, TICK_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
