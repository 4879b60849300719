import { randomUUID } from 'node:crypto'
import type { FunctionSpec } from '../../../config/functions-types'
import type { LocalClock } from '../clock'
import { LIMITS } from '../limits'
import type { LogLine } from '../options'
import type { Switches } from '../switches'
import { CloudError } from '../wire/errors'
import { callEnv, checkFunctionEnv, instanceEnv, type Caller, type Place } from './environment'
import { Instance } from './instance'
import { checkEvent, newPool, takeWarm, type Pool } from './pool'

export interface FunctionsOptions {
  readonly specs: readonly FunctionSpec[]
  readonly dir: string
  readonly env: Readonly<Record<string, string>>
  readonly place: Omit<Place, 'secretId' | 'secretKey'>
  readonly clock: LocalClock
  readonly switches: Switches
  random(): number
  log(line: LogLine): void
}

/** Threads of one function at a time on this machine; further calls wait for one. The cloud's own number refuses them. */
const LOCAL_INSTANCES = 8

/** All functions of the environment: a pool of instances each, started when called, replaced when the bundle changes. */
export class Functions {
  private readonly pools = new Map<string, Pool>()

  constructor(private readonly options: FunctionsOptions) {
    checkFunctionEnv(options.env)
    for (const spec of options.specs) {
      this.pools.set(spec.name, newPool(spec, options.dir))
    }
  }

  get specs(): readonly FunctionSpec[] {
    return this.options.specs
  }

  /** The function that was given this credential; undefined = nobody here. */
  bySecretId(secretId: string): FunctionSpec | undefined {
    return [...this.pools.values()].find((pool) => pool.secretId === secretId)?.spec
  }

  spec(name: string): FunctionSpec {
    return this.pool(name).spec
  }

  private pool(name: string): Pool {
    const pool = this.pools.get(name)
    if (pool) return pool
    throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)
  }

  /** Event and result are JSON texts. Rejects with a CloudError. */
  async invoke(name: string, eventText: string, caller: Caller): Promise<string> {
    const pool = this.pool(name)
    checkEvent(eventText, caller)
    if (pool.running >= this.options.switches.profile.instances)
      throw new CloudError('EXCEED_CONCURRENT_REQUEST_LIMIT', `too many concurrent invocations of ${name}`)
    pool.running += 1
    try {
      while (pool.busy.size >= LOCAL_INSTANCES) await new Promise<void>((resolve) => pool.waiting.push(resolve))
      return await this.run(pool, eventText, caller)
    } finally {
      pool.running -= 1
      pool.waiting.shift()?.()
    }
  }

  private async run(pool: Pool, eventText: string, caller: Caller): Promise<string> {
    const requestId = randomUUID()
    const instance = this.instance(pool)
    pool.busy.add(instance)
    try {
      const result = await instance.call({
        eventText,
        env: callEnv(caller, { ...this.options.place, ...pool }, this.options.clock.offsetMs),
        context: this.context(pool.spec, requestId),
      })
      if (Buffer.byteLength(result) > LIMITS.functionResponseBytes)
        throw new CloudError('FUNCTIONS_EXECUTE_FAIL', `result larger than ${LIMITS.functionResponseBytes} bytes`)
      return result
    } catch (error) {
      this.log(
        pool.spec.name,
        'platform',
        error instanceof CloudError ? `${error.code} ${error.message}` : String(error),
      )
      throw error
    } finally {
      pool.busy.delete(instance)
      if (!instance.dead) pool.idle.push(instance)
    }
  }

  private context(spec: FunctionSpec, requestId: string): Record<string, unknown> {
    return {
      callbackWaitsForEmptyEventLoop: false,
      memory_limit_in_mb: spec.memoryMb,
      time_limit_in_ms: spec.timeoutMs,
      request_id: requestId,
      environ: '',
      environment: '{}',
      function_version: '$LATEST',
      function_name: spec.name,
      namespace: this.options.place.envId,
    }
  }

  private instance(pool: Pool): Instance {
    const warm = takeWarm(pool, this.options.switches.all.coldStartRate > this.options.random())
    if (warm) return warm
    pool.starts += 1
    const place = { ...this.options.place, secretId: pool.secretId, secretKey: pool.secretKey }
    return new Instance({
      spec: pool.spec,
      file: pool.file,
      env: instanceEnv(pool.spec, place, this.options.env),
      log: (level, text) => this.log(pool.spec.name, level, text),
    })
  }

  private log(fn: string, level: LogLine['level'], text: string): void {
    this.options.log({ at: this.options.clock.now(), fn, level, text })
  }

  /** Kills every instance of a function, running ones too, as the platform may. */
  kill(name: string): number {
    const pool = this.pool(name)
    const all = [...pool.idle, ...pool.busy]
    for (const one of all) one.kill()
    pool.idle.length = 0
    return all.length
  }

  get state() {
    return [...this.pools.values()].map(({ spec, idle, busy, starts }) => ({
      name: spec.name,
      idle: idle.length,
      busy: busy.size,
      starts,
    }))
  }

  close(): void {
    for (const name of this.pools.keys()) this.kill(name)
  }
}
