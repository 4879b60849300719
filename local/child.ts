import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

const KILL_AFTER_MS = 5_000

export interface Child {
  readonly first: Readonly<Record<string, unknown>>
  readonly process: ChildProcess
  stop(): Promise<void>
  /** SIGKILL: no goodbye, as a power cut would be. */
  kill(): Promise<void>
}

/** Starts a process that prints one JSON line when it is ready; later lines go to `onLine`. */
export async function startChild(
  command: readonly [string, ...string[]],
  onLine: (line: Record<string, unknown>) => void = () => undefined,
): Promise<Child> {
  const child = spawn(command[0], command.slice(1), {
    // the channel tells a child that we are gone, even when nothing could be said any more
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, TZ: 'UTC' },
  })
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('a child has no pipes')
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let complaint = ''
  stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4_000)))
  const first = await new Promise<Record<string, unknown>>((resolve, reject) => {
    let ready = false
    createInterface({ input: stdout }).on('line', (text) => {
      if (!text.startsWith('{')) return
      const line = JSON.parse(text) as Record<string, unknown>
      if (!ready) resolve(line)
      else onLine(line)
      ready = true
    })
    // not the whole command: it may carry keys
    const program = command.find((part) => /\.[jt]s$/.test(part)) ?? command[0]
    void gone.then(() => reject(new Error(`${program} did not start: ${complaint}`)))
  })
  return {
    first,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
      await gone
      clearTimeout(timer)
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
