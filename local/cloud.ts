import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startChild, type Child } from './child'
import { lanKeyFile, localEnv } from './environment'
import { node22, typescriptArgs } from './node22'
import { freePort } from './ports'

export interface CloudOptions {
  readonly dataDir: string
  readonly profile?: 'none' | 'cloud' | 'free'
  /** True: functions run only when told to (`run`), which is how tests and the day drive them. */
  readonly timersOff?: boolean
  readonly poke?: boolean
  /** 快麦 printers at the twin; the demo's own when not given. */
  readonly printers?: number
  /** Rules everything drawn by chance: cold starts. */
  readonly seed?: number
  readonly ports?: {
    readonly gateway: number
    readonly partners: number
    readonly printers: number
    /** A sandbox printer of the shop's network listens there. */
    readonly networkPrinter?: number
  }
  /** Addresses of printers in this network that may be used; absent: no print service runs. */
  readonly lanPrinters?: readonly string[]
  readonly onLog?: (line: Record<string, unknown>) => void
}

export interface Cloud {
  readonly gatewayUrl: string
  readonly partnersUrl: string
  /** The phone's call: `openid` is who holds it. */
  api<T>(openid: string, name: string, input: object): Promise<Answer<T>>
  upload(name: string, bytes: Uint8Array): Promise<string>
  run(fn: string): Promise<unknown>
  readonly twin: <T>(name: string, action: string, body?: object) => Promise<T>
  /** Puts the clock of all forward. */
  advance(ms: number): Promise<void>
  restart(which: 'gateway' | 'partners', how: 'kill' | 'stop'): Promise<void>
  close(): Promise<void>
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string; readonly detail?: string }

async function post(url: string, body: BodyInit | undefined, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`)
  return text ? (JSON.parse(text) as unknown) : undefined
}

/** wx.cloud.callFunction of the function `api`; a function that broke is an error here, a refusal is an answer. */
async function invoke<T>(gatewayUrl: string, openid: string, call: object): Promise<Answer<T>> {
  const headers = { 'content-type': 'application/json', 'x-wx-openid': openid }
  const answer = (await post(`${gatewayUrl}/invoke/api`, JSON.stringify(call), headers)) as {
    result?: Answer<T>
    errMsg: string
  }
  if (!answer.result) throw new Error(`${JSON.stringify(call).slice(0, 80)}: ${answer.errMsg}`)
  return answer.result
}

/** What is asked of it by plain HTTP: the phone's calls, the console's, a test's. */
const callsOf = (gatewayUrl: string, partnersUrl: string): Pick<Cloud, 'api' | 'upload' | 'run' | 'twin'> => ({
  api: (openid, name, input) => invoke(gatewayUrl, openid, { name, input }),
  upload: async (name, bytes) => {
    const cloudPath = encodeURIComponent(`imports/${randomUUID()}-${name}`)
    const headers = { 'content-type': 'application/octet-stream', 'x-wx-openid': 'oLocalUploader' }
    const url = `${gatewayUrl}/local/upload?cloudPath=${cloudPath}`
    return ((await post(url, bytes as BodyInit, headers)) as { fileID: string }).fileID
  },
  run: (fn) => post(`${gatewayUrl}/local/run/${fn}`, undefined),
  twin: async (name, action, body) => {
    const url = `${partnersUrl}/admin/${name}/${action}`
    return (await (body ? post(url, JSON.stringify(body)) : fetch(url).then((answer) => answer.json()))) as never
  },
})

const root = process.cwd()
const typescript = (file: string): Command => [node22(root), ...typescriptArgs(path.join(root, file), root)]

type Ports = NonNullable<CloudOptions['ports']>
type Command = [string, ...string[]]
const local = (port: number) => `http://127.0.0.1:${port}`

const gatewayCommand = (options: CloudOptions, ports: Ports, aheadMs: number): Command => [
  ...typescript('local/cloudbase/main.ts'),
  JSON.stringify({
    dataDir: path.join(options.dataDir, 'cloud'),
    port: ports.gateway,
    functionsDir: path.join(root, 'dist/functions'),
    functionEnv: {
      ...localEnv(options.dataDir, {
        partners: local(ports.partners),
        ...(options.lanPrinters ? { printers: local(ports.printers) } : {}),
      }),
      PUBLIC_URL: `${local(ports.gateway)}/http`,
      POKE: options.poke === false ? 'off' : 'on',
    },
    openapiUrl: `${local(ports.partners)}/admin/wechat/openapi`,
    profile: options.profile ?? 'none',
    timersOff: options.timersOff ?? false,
    clockOffsetMs: aheadMs,
    seed: options.seed ?? 1,
  }),
]

const partnersCommand = (options: CloudOptions, ports: Ports): Command => [
  ...typescript('local/partners/main.ts'),
  ...['--port', String(ports.partners), '--data', path.join(options.dataDir, 'partners')],
  ...['--push', `${local(ports.gateway)}/http/inbound`, '--printers', String(options.printers ?? 0)],
  ...['--network-printer', String(ports.networkPrinter ?? 0)],
]

const printersCommand = (options: CloudOptions, ports: Ports): Command => [
  ...typescript('local/printers/main.ts'),
  ...['--port', String(ports.printers), '--data', path.join(options.dataDir, 'printers')],
  ...['--key-file', lanKeyFile(options.dataDir)],
  ...(options.lanPrinters ?? []).flatMap((address) => ['--printer', address]),
]

/** The whole cloud on loopback: gateway with our functions, and the partners' twins, each a process of its own. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  mkdirSync(options.dataDir, { recursive: true })
  const ports = options.ports ?? {
    gateway: await freePort(),
    partners: await freePort(),
    printers: await freePort(),
  }
  const gatewayUrl = local(ports.gateway)
  const partnersUrl = local(ports.partners)
  let aheadMs = 0

  const start = {
    gateway: () => startChild(gatewayCommand(options, ports, aheadMs), options.onLog),
    partners: async () => {
      const child = await startChild(partnersCommand(options, ports), options.onLog)
      if (aheadMs > 0) await post(`${partnersUrl}/admin/clock`, JSON.stringify({ advanceMs: aheadMs }))
      return child
    },
  }
  const printers = options.lanPrinters ? await startChild(printersCommand(options, ports), options.onLog) : undefined
  const children: Record<'gateway' | 'partners', Child> = {
    partners: await start.partners(),
    gateway: await start.gateway(),
  }

  return {
    gatewayUrl,
    partnersUrl,
    ...callsOf(gatewayUrl, partnersUrl),
    async advance(ms) {
      aheadMs += ms
      await post(`${gatewayUrl}/local/clock`, JSON.stringify({ offsetMs: aheadMs }))
      await post(`${partnersUrl}/admin/clock`, JSON.stringify({ advanceMs: ms }))
    },
    async restart(which, how) {
      await children[which][how]()
      children[which] = await start[which]()
    },
    async close() {
      await children.gateway.stop()
      await children.partners.stop()
      await printers?.stop()
    },
  }
}
