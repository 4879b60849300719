import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import type { GatewayOptions } from '../../local/cloudbase/options'
import { node22, typescriptArgs } from '../../local/node22'

export type ProcessOptions = Omit<GatewayOptions, 'openapi' | 'clock' | 'log'>
export interface GatewayProcess {
  readonly url: string
  readonly secretId: string
  readonly secretKey: string
  /** SIGKILL: no handler runs. Resolves when the process is gone. */
  kill(): Promise<void>
}
interface Address {
  readonly url?: string
  readonly secretId?: string
  readonly secretKey?: string
}

const root = path.resolve(__dirname, '../..')

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))

/** The gateway in a process of its own, as `npm start` runs it. Rejects with its stderr when it ends before it listens. */
export const spawnGateway = async (options: ProcessOptions): Promise<GatewayProcess> => {
  const args = [...typescriptArgs(path.join(root, 'local/cloudbase/main.ts'), root), JSON.stringify(options)]
  const child = spawn(node22(root), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  const address = await new Promise<Address>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as Address
      if (said.url) resolve(said)
    })
    child.once('exit', () => reject(new Error(`the gateway ended: ${complaint}`)))
  })
  const { url = '', secretId = '', secretKey = '' } = address
  return {
    url,
    secretId,
    secretKey,
    kill: async () => {
      child.kill('SIGKILL')
      await ended(child)
    },
  }
}

/** POST to the gateway's own switches and tools; the answer's JSON. */
export const postLocal = async (
  gateway: { url: string },
  route: string,
  body?: object,
): Promise<Record<string, unknown>> => {
  const reply = await fetch(`${gateway.url}/local/${route}`, {
    method: 'POST',
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  return (await reply.json()) as Record<string, unknown>
}
