import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FunctionSpec } from '../../config/functions-types'
import type { Schema } from '../../config/schema-types'
import { spawnGateway, type GatewayProcess, type ProcessOptions } from './gateway-process'

const spec = (name: string, more: Partial<FunctionSpec> = {}): FunctionSpec => ({
  name,
  bundle: name,
  timeoutMs: 2000,
  memoryMb: 128,
  clientInvoke: true,
  http: false,
  ...more,
})
/** The functions in test/conformance/functions, as a manifest. */
const TEST_FUNCTIONS: readonly FunctionSpec[] = [
  spec('echo'),
  spec('hidden', { bundle: 'echo', clientInvoke: false }),
  spec('relay'),
  spec('fail', { timeoutMs: 500 }),
  spec('greedy', { memoryMb: 64, timeoutMs: 20_000 }),
  spec('large'),
  spec('counter'),
  spec('tasks', { timer: '*/1 * * * * * *', clientInvoke: false }),
  spec('hook', { http: true, clientInvoke: false }),
  spec('message', { openapi: ['subscribeMessage.send'] }),
  spec('mute', { bundle: 'message' }),
]
export const TEST_SCHEMA = {
  notes: [{ fields: [['from', 1], ['at', 1]] }, { fields: [['n', 1]] }],
} as const satisfies Schema // prettier-ignore

export interface Fixture {
  readonly gateway: GatewayProcess
  readonly dataDir: string
  close(): Promise<void>
}
/** A gateway over a fresh folder with the test functions; timers stand still unless asked. */
export const startFixture = async (options: Partial<ProcessOptions> = {}): Promise<Fixture> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gateway-'))
  const gateway = await spawnGateway({
    dataDir,
    envId: 'local-env',
    schema: TEST_SCHEMA,
    // one whose bundle a test builds itself
    functions: [...TEST_FUNCTIONS, spec('fresh', { bundle: path.join(dataDir, 'bundles/fresh') })],
    functionsDir: path.join(__dirname, 'functions'),
    timersOff: true,
    ...options,
  })
  const close = async () => {
    await gateway.kill()
    rmSync(dataDir, { recursive: true })
  }
  return { gateway, dataDir, close }
}

export interface Invoked {
  readonly result?: unknown
  readonly errMsg: string
  readonly errCode?: number
  readonly code?: string
}
/** wx.cloud.callFunction as a mini-program user. */
export const callAs = async (
  gateway: { url: string },
  name: string,
  call: { openid?: string; data?: unknown },
): Promise<Invoked> => {
  const reply = await fetch(`${gateway.url}/invoke/${name}`, {
    method: 'POST',
    headers: call.openid ? { 'x-wx-openid': call.openid } : {},
    body: JSON.stringify(call.data ?? {}),
  })
  return (await reply.json()) as Invoked
}
