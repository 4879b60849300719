import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SCHEMA } from '../../config/schema'
import { openDatabase } from '../../cloudfunctions/cloud/database'
import { spawnGateway, type GatewayProcess } from '../conformance/gateway-process'
import { testDatabase } from './database.contract'

const before = { ...process.env }
let gateway: GatewayProcess
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'contract-'))
  gateway = await spawnGateway({
    dataDir,
    envId: 'local-env',
    schema: SCHEMA,
    functions: [],
    functionsDir: dataDir,
    timersOff: true,
  })
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env',
    TCB_ENV: 'local-env',
    TENCENTCLOUD_SECRETID: gateway.secretId,
    TENCENTCLOUD_SECRETKEY: gateway.secretKey,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${gateway.url}/admin` }),
    SILENCE: 'true',
  })
}, 30_000)

afterAll(async () => {
  process.env = before
  await gateway.kill()
  rmSync(dataDir, { recursive: true })
})

testDatabase('node-sdk over the gateway', async () => {
  const db = openDatabase('local-env')
  for (const name of ['stock', 'products', 'orders'] as const) {
    const ids = (await db.collection(name).find({ where: {}, limit: 1000 })).map(({ _id }) => _id)
    if (ids.length > 0) await db.collection(name).remove({ _id: { $in: ids } })
  }
  return db
})
