import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { transformSync } from 'esbuild'
import type { FunctionSpec } from '../../../config/functions-types'
import { CloudError } from '../wire/errors'
import type { Call, FromWorker, WorkerStart } from './messages'

/** Loading a bundle is not counted in the function's own time, but it ends too. */
const LOAD_LIMIT_MS = 60_000
let workerCode: string | undefined
const code = (): string =>
  (workerCode ??= transformSync(readFileSync(path.join(__dirname, 'worker.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node22',
  }).code)

export interface InstanceOptions {
  readonly spec: FunctionSpec
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void
}

const crashed = (error: Error & { code?: string }, memoryMb: number): CloudError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new CloudError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `memory limit of ${memoryMb} MB exceeded`)
    : new CloudError(
        'FUNCTIONS_EXECUTE_FAIL',
        JSON.stringify({ errorCode: 1, errorMessage: error.message, stackTrace: error.stack }),
      )

/** One worker thread: serves one call at a time, frozen in between. After a crash or a kill it is `dead` for good. */
export class Instance {
  private readonly worker: Worker
  private readonly calls: Int32Array
  private settle: ((outcome: string | CloudError) => void) | undefined
  private loaded: (() => void) | undefined
  dead = false
  idleSince = Date.now()

  constructor(private readonly options: InstanceOptions) {
    const start: WorkerStart = { file: options.file, signal: new SharedArrayBuffer(4) }
    this.calls = new Int32Array(start.signal)
    this.worker = new Worker(code(), {
      eval: true,
      workerData: start,
      env: { ...options.env },
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: options.spec.memoryMb },
      stdout: true,
      stderr: true,
    })
    this.worker.stdout.on('data', (data: Buffer) => options.log('info', data.toString().trimEnd()))
    this.worker.stderr.on('data', (data: Buffer) => options.log('error', data.toString().trimEnd()))
    this.worker.on('message', (message: FromWorker) => this.hear(message))
    this.worker.on('error', (error: Error) => this.end(crashed(error, options.spec.memoryMb)))
    this.worker.on('exit', () => this.end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the function instance exited')))
    this.worker.unref()
  }

  private hear(message: FromWorker): void {
    if (message.kind === 'log') this.options.log(message.level, message.text)
    else if (message.kind === 'loaded') this.loaded?.()
    else if (message.kind === 'result') this.settle?.(message.text)
    else {
      const detail = { errorCode: 1, errorMessage: message.message, stackTrace: message.stack }
      this.settle?.(new CloudError('FUNCTIONS_EXECUTE_FAIL', JSON.stringify(detail)))
    }
  }

  private end(reason: CloudError): void {
    this.dead = true
    this.settle?.(reason)
  }

  /** Resolves to the result's JSON text; rejects with a CloudError. The caller gives one call at a time. */
  async call(call: Call): Promise<string> {
    const { timeoutMs } = this.options.spec
    const outcome = await new Promise<string | CloudError>((resolve) => {
      const tooLong = () => {
        const seconds = Math.round(timeoutMs / 1000)
        resolve(new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`))
        this.kill()
      }
      let timer = setTimeout(tooLong, LOAD_LIMIT_MS)
      this.loaded = () => {
        clearTimeout(timer)
        timer = setTimeout(tooLong, timeoutMs)
      }
      this.settle = (result) => {
        clearTimeout(timer)
        resolve(result)
      }
      if (this.dead) this.settle(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the function instance was killed'))
      this.worker.postMessage(call)
      Atomics.add(this.calls, 0, 1)
      Atomics.notify(this.calls, 0)
    })
    this.settle = undefined
    this.idleSince = Date.now()
    if (outcome instanceof CloudError) throw outcome
    return outcome
  }

  kill(): void {
    this.end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the function instance was killed'))
    void this.worker.terminate()
  }
}
