import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TEST_SCHEMA } from './fixture'
import { spawnGateway } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

const ROUNDS = 5
const WRITERS = 4
const LIVES_MS = 400
const dataDir = mkdtempSync(path.join(tmpdir(), 'gateway-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

/** Adds until the gateway dies under it; the ids that were acknowledged. Every other one is changed once, in two fields. */
const writeUntilDead = async (sdk: Sdk, mark: string): Promise<{ added: string[]; changed: string[] }> => {
  const added: string[] = []
  const changed: string[] = []
  try {
    for (let n = 0; ; n += 1) {
      const id = await sdk.add('notes', { _id: `${mark}_${n}`, from: mark, n, left: 0, right: 0 })
      added.push(id)
      if (n % 2) continue
      await sdk.db.collection('notes').where({ _id: id, left: 0 }).update({ left: 1, right: 1 })
      changed.push(id)
    }
  } catch {
    return { added, changed }
  }
}

it(`loses no acknowledged write and tears none in ${ROUNDS} rounds of kill -9`, async () => {
  const secrets = { secretId: 'AKIDtest', secretKey: 'test' }
  const added: string[] = []
  const changed = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const gateway = await spawnGateway({ dataDir, envId: 'local-env', schema: TEST_SCHEMA, ...secrets })
    const [sdk] = sdksFor({ envId: 'local-env', ...gateway })
    const writers = Array.from({ length: WRITERS }, (_, w) => writeUntilDead(sdk, `r${round}w${w}`))
    await new Promise((resolve) => setTimeout(resolve, LIVES_MS))
    await gateway.kill()
    for (const written of await Promise.all(writers)) {
      added.push(...written.added)
      for (const id of written.changed) changed.add(id)
    }
  }
  const gateway = await spawnGateway({ dataDir, envId: 'local-env', schema: TEST_SCHEMA, ...secrets })
  const [sdk] = sdksFor({ envId: 'local-env', ...gateway })
  const wrong: string[] = []
  for (const id of added) {
    const doc = await sdk.get('notes', id)
    const { total } = await sdk.db
      .collection('notes')
      .where({ from: id.split('_')[0], n: Number(id.split('_')[1]) })
      .count()
    if (!doc || doc.left !== doc.right || (changed.has(id) && doc.left !== 1) || total !== 1) wrong.push(id)
  }
  await gateway.kill()
  expect(added.length).toBeGreaterThan(ROUNDS * WRITERS)
  expect(wrong).toEqual([])
}, 60_000)
