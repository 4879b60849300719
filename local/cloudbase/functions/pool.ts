import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FunctionSpec } from '../../../config/functions-types'
import { LIMITS } from '../limits'
import { CloudError } from '../wire/errors'
import type { Caller } from './environment'
import type { Instance } from './instance'

const IDLE_LIVES_MS = 10 * 60_000

/** The instances of one function, and the credentials only they hold. */
export interface Pool {
  readonly spec: FunctionSpec
  readonly file: string
  readonly secretId: string
  readonly secretKey: string
  readonly idle: Instance[]
  readonly busy: Set<Instance>
  readonly waiting: (() => void)[]
  running: number
  builtAt: number
  starts: number
}

const checkSpec = (spec: FunctionSpec): void => {
  const { least, most } = LIMITS.functionMemoryMb
  if (spec.timeoutMs > LIMITS.functionTimeoutMs) throw new Error(`${spec.name}: at most ${LIMITS.functionTimeoutMs} ms`)
  if (spec.memoryMb < least || spec.memoryMb > most) throw new Error(`${spec.name}: memory must be ${least}-${most} MB`)
}

/** Throws when the manifest asks for more than the cloud gives. */
export const newPool = (spec: FunctionSpec, dir: string): Pool => {
  checkSpec(spec)
  return {
    spec,
    file: path.resolve(dir, spec.bundle, 'index.js'),
    secretId: `AKID${randomBytes(12).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
    idle: [],
    busy: new Set(),
    waiting: [],
    running: 0,
    builtAt: 0,
    starts: 0,
  }
}

/** An idle instance of the bundle as it is now; undefined = start one. `cold` ends all idle ones first. */
export const takeWarm = (pool: Pool, cold: boolean): Instance | undefined => {
  if (!existsSync(pool.file))
    throw new CloudError('FUNCTION_NOT_FOUND', `no bundle at ${pool.file}: build the functions`)
  const builtAt = statSync(pool.file).mtimeMs
  const oldest = Date.now() - IDLE_LIVES_MS
  const stale = (one: Instance) => cold || one.dead || builtAt !== pool.builtAt || one.idleSince < oldest
  for (const one of pool.idle.filter(stale)) one.kill()
  const kept = pool.idle.filter((one) => !one.dead)
  const warm = kept.pop()
  pool.builtAt = builtAt
  pool.idle.splice(0, pool.idle.length, ...kept)
  return warm
}

export const checkEvent = (eventText: string, caller: Caller): void => {
  const bytes = Buffer.byteLength(eventText)
  const most = caller.kind === 'http' ? LIMITS.functionEventBytes : LIMITS.functionTextRequestBytes
  if (bytes > most)
    throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `request of ${bytes} bytes exceeds the limit of ${most}`)
}
