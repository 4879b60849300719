import { spawn } from 'node:child_process'
import type { PrinterCondition } from '../../src/shared/ports/printer'
import { isStopped, pause, type Line } from './line'

const COMMAND_MS = 15_000
const POLL_MS = 1_000

interface Ran {
  /** Undefined: it did not come to an end of its own. */
  readonly code: number | undefined
  readonly out: string
}

/** English words, whatever the computer speaks. */
function run(command: string, args: readonly string[], input: Uint8Array = new Uint8Array()): Promise<Ran | 'missing'> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'ignore'] })
    let out = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), COMMAND_MS)
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    child.stdin.on('error', () => undefined) // it left without reading: its exit code says so
    child.once('error', () => resolve('missing'))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? undefined, out })
    })
    child.stdin.end(input)
  })
}

/** A queue of CUPS by `lp`. That `lp` is content means spooled; the job is out when the queue does not list it any more. */
export function createCupsLine(queue: string, now: () => number): Line {
  async function look(): Promise<PrinterCondition> {
    const state = await run('lpstat', ['-p', queue])
    if (state === 'missing' || state.code !== 0) return 'offline'
    return /disabled/.test(state.out) ? 'disabled' : 'ready'
  }

  const lists = async (request: string): Promise<boolean> => {
    const state = await run('lpstat', ['-o', queue])
    if (state === 'missing' || state.code !== 0) return true
    return state.out.split('\n').some((line) => line.split(/\s/)[0] === request)
  }

  /** Not out when its time is over: taken back, though some of it may be on paper. */
  async function untilOut(request: string, expiresAt: number): Promise<boolean> {
    while (await lists(request)) {
      if (now() >= expiresAt) {
        await run('cancel', [request])
        return false
      }
      await pause(POLL_MS)
    }
    return true
  }

  return {
    look,
    async send({ job, bytes, begin }) {
      const condition = await look()
      if (isStopped(condition)) return { kind: 'not-begun', condition }
      if (!begin()) return { kind: 'withdrawn' }
      const raw = job.language === 'pdf' ? [] : ['-o', 'raw']
      const spooled = await run('lp', ['-d', queue, '-t', job.id, ...raw], bytes)
      if (spooled === 'missing') return { kind: 'failed' }
      if (spooled.code === undefined) return { kind: 'in-doubt' }
      if (spooled.code !== 0) return { kind: 'failed' }
      const request = /request id is (\S+)/.exec(spooled.out)?.[1]
      return { kind: request === undefined || (await untilOut(request, job.expiresAt)) ? 'done' : 'in-doubt' }
    },
  }
}
