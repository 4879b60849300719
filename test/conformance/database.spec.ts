import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHECKS, CONFORMANCE_SCHEMA } from './checks'
import { spawnGateway, type GatewayProcess } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

const dataDir = mkdtempSync(path.join(tmpdir(), 'gateway-'))
const envId = 'local-env'
let gateway: GatewayProcess
let sdks: readonly [Sdk, Sdk]

beforeAll(async () => {
  gateway = await spawnGateway({ dataDir, envId, schema: CONFORMANCE_SCHEMA, functions: [] })
  sdks = sdksFor({ envId, ...gateway })
}, 30_000)
afterAll(async () => {
  await gateway.kill()
  rmSync(dataDir, { recursive: true })
})

for (const [at, label] of (['node-sdk', 'wx-server-sdk'] as const).entries())
  for (const check of CHECKS.filter((one) => label === 'node-sdk' || !one.nodeOnly))
    it(`${label} ${check.name}`, async () => {
      const sdk = sdks[at]
      if (!sdk) throw new Error('no SDK')
      await check.run(sdk, `${label}-${Math.random().toString(36).slice(2)}`)
    })
