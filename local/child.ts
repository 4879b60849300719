import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'

const KILL_AFTER_MS = 5_000

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

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
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4_000)))
  const first = await new Promise<Record<string, unknown>>((resolve, reject) => {
    let ready = false
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (!text.startsWith('{')) return
      const line = JSON.parse(text) as Record<string, unknown>
      if (!ready) resolve(line)
      else onLine(line)
      ready = true
    })
    void gone.then(() => reject(new Error(`${command.slice(1).join(' ')} did not start: ${complaint}`)))
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
