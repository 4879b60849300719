import { CONTRACTS, type ContractKey, type InputOf, type ValueOf } from '@shared/api'
import type { Result } from '@shared/kernel/result'
import type { LivePayment } from '@shared/ports/order-source'
import type { Role } from '@shared/staff/role'
import { handle, type ApiDeps } from '../../cloudfunctions/api/handle'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { sha256 } from '../../cloudfunctions/cloud/crypto'
import { addStaff } from '../../cloudfunctions/repo/staff'
import { createRenderLabel, createRenderSheet } from '../../cloudfunctions/work/label'
import { createTestDesk } from './desk'
import { FONT_DIR, testGlyphs } from './label/fonts'

export const OWNER_CODE = 'claim-code-1'

/** The api function on a memory database: calls go through the same door as the phone's. */
export async function createTestApi(over: Partial<Pick<ApiDeps, 'renderLabel'>> = {}) {
  const test = await createTestDesk()
  const stored = new Map<string, Buffer>()
  const pokes = { count: 0 }
  const lines: string[] = []
  /** What the platform says of a payment when a gate asks; nothing: it does not answer in time. */
  const platform: { live?: (tradeNo: string) => Promise<LivePayment> } = {}
  const files = {
    download: async (id: string) => {
      const bytes = stored.get(id)
      if (!bytes) throw new Error('the file is gone')
      return bytes
    },
    remove: async (id: string) => void stored.delete(id),
    link: async (id: string) => (stored.has(id) ? `https://files.test/${id}` : undefined),
  }
  const deps = {
    ...test.desk,
    orderSource: {
      live: (tradeNo: string) => platform.live?.(tradeNo) ?? new Promise<never>(() => undefined),
      limits: [{ name: 'shipping', gapMs: 100, burstMs: 1000 }],
    },
    limits: { couriers: { kdniao: { limits: [{ name: 'calls', gapMs: 120, burstMs: 0 }] } }, printers: {} },
    wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
    files,
    renderLabel: createRenderLabel(() => '', FONT_DIR),
    renderSheet: createRenderSheet(FONT_DIR),
    glyphs: testGlyphs,
    printerDrivers: ['kuaimai', 'feie'],
    ownerCodeHash: sha256(OWNER_CODE),
    log: createLog((line) => void lines.push(line)),
    poke: async () => void pokes.count++,
    ...over,
  }
  const raw = (openid: string | undefined, name: string, input: unknown) => handle(deps, openid, { name, input })
  const call = async <K extends ContractKey>(openid: string, key: K, input: InputOf<K>) =>
    (await raw(openid, CONTRACTS[key].name, input)) as Result<ValueOf<K>, string>
  const must = async <K extends ContractKey>(openid: string, key: K, input: InputOf<K>): Promise<ValueOf<K>> => {
    const result = await call(openid, key, input)
    if (!result.ok) throw new Error(`${key}: ${result.refusal} ${result.detail ?? ''}`)
    return result.value
  }
  const hire = async (role: Role): Promise<string> => {
    const openid = `o-${role}`
    const head = { _id: `demo_${openid}`, v: 1, ver: 1, shopId: 'demo' } as const
    await addStaff(test.desk, { ...head, openid, name: role, role, joinedAt: test.desk.now() })
    return openid
  }
  return { ...test, test, platform, files, stored, pokes, lines, raw, call, must, hire }
}
