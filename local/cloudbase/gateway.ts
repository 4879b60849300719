import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import path from 'node:path'
import { LocalClock, seededRandom } from './clock'
import { Store } from './database/store'
import { FileStore } from './files/file-store'
import { Functions } from './functions/functions'
import { Gate } from './gate'
import { listen } from './http/server'
import type { GatewayOptions, LogLine } from './options'
import type { Parts } from './parts'
import { Switches } from './switches'
import { Timers } from './timers/timers'
import { openApiByHttp } from './wire/open-api'

export interface Gateway {
  readonly url: string
  readonly port: number
  readonly envId: string
  /** For callers outside the functions; functions get credentials of their own. */
  readonly secretId: string
  readonly secretKey: string
  close(): Promise<void>
}

const KEPT_LOG_LINES = 1000

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const assemble = (options: GatewayOptions, place: { url: string; store: Store; secretId: string }): Parts => {
  const { url, store, secretId } = place
  const clock = new LocalClock(options.clock ?? { now: () => Date.now() }, options.clockOffsetMs ?? 0)
  const switches = new Switches(options)
  const random = seededRandom(options.seed ?? 1)
  const logs: LogLine[] = []
  const log = (line: LogLine): void => {
    logs.push(line)
    if (logs.length > KEPT_LOG_LINES) logs.shift()
    options.log?.(line)
  }
  const envId = options.envId ?? 'local-env'
  const appId = options.appId ?? 'wxlocal0000000000'
  const functions = new Functions({
    specs: options.functions ?? [],
    dir: options.functionsDir ?? 'dist/functions',
    env: options.functionEnv ?? {},
    place: { url, envId, appId },
    clock,
    switches,
    random,
    log,
  })
  return {
    url,
    envId,
    appId,
    secretId,
    clock,
    switches,
    random,
    logs,
    gate: new Gate(() => Date.now()),
    database: { store, now: () => clock.now(), tearMultiAfter: () => switches.all.tearMultiAfter ?? undefined },
    files: new FileStore({ dir: path.join(options.dataDir, 'files'), envId, url, clock }),
    functions,
    openapi: options.openapi ?? (options.openapiUrl ? openApiByHttp(options.openapiUrl) : undefined),
  }
}

/** Starts the local cloud on loopback. Throws when the port is taken, the data is unreadable or the manifest breaks a limit. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  process.env.TZ = 'UTC' // functions live in UTC, here as there; threads share the process's zone
  const store = new Store(path.join(options.dataDir, 'database.sqlite'), options.schema)
  const secretId = options.secretId ?? `AKID${randomBytes(12).toString('hex')}`
  const secretKey = options.secretKey ?? randomBytes(16).toString('hex')
  const running: { parts?: Parts } = {}
  const server = await listen(options.port ?? 0, {
    origins: new Set(options.allowedOrigins),
    parts: () => {
      if (!running.parts) throw new Error('the gateway is still starting')
      return running.parts
    },
  })
  const port = portOf(server)
  const parts = assemble(options, { url: `http://127.0.0.1:${port}`, store, secretId })
  running.parts = parts
  const timers = new Timers(parts)
  timers.start()
  const close = async (): Promise<void> => {
    timers.close()
    parts.functions.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    store.close()
  }
  return { url: parts.url, port, envId: parts.envId, secretId, secretKey, close }
}
