/*
 * Runs inside a worker thread: one instance of one function. The gateway compiles this file alone, so it imports types and Node only.
 * Between two calls the thread sleeps in Atomics.wait: what a function did not await stands still, as in the frozen cloud instance.
 */
import { createRequire } from 'node:module'
import { format } from 'node:util'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Call, FromWorker, WorkerStart } from './messages'

type Handler = (event: unknown, context: unknown) => unknown
const port = parentPort
if (!port) throw new Error('not a worker thread')
const { file, signal } = workerData as WorkerStart
const calls = new Int32Array(signal)
const say = (message: FromWorker): void => port.postMessage(message)

const LEVELS = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const
for (const [method, level] of Object.entries(LEVELS))
  Object.assign(console, { [method]: (...parts: unknown[]) => say({ kind: 'log', level, text: format(...parts) }) })

const failure = (error: unknown): FromWorker => {
  const known = error instanceof Error ? error : new Error(format(error))
  return { kind: 'failed', message: known.message, stack: known.stack ?? known.message }
}

let handler: Handler | undefined
const load = (): Handler => {
  const loaded = createRequire(file)(file) as { main?: Handler }
  if (typeof loaded.main !== 'function') throw new Error(`${file} does not export main`)
  return loaded.main
}

const run = async (call: Call): Promise<void> => {
  for (const [name, value] of Object.entries(call.env)) {
    if (value === null) delete process.env[name]
    else process.env[name] = value
  }
  try {
    handler ??= load()
    say({ kind: 'loaded' })
    const result = await handler(JSON.parse(call.eventText), call.context)
    say({ kind: 'result', text: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    say(failure(error))
  }
}

const live = async (): Promise<void> => {
  let seen = 0
  for (;;) {
    Atomics.wait(calls, 0, seen)
    seen = Atomics.load(calls, 0)
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) await run(next.message as Call)
  }
}
// A handler that waits for nothing must run into its time limit, not end the thread.
setInterval(() => undefined, 1 << 30)
void live()
