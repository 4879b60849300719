import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Schema } from '../../config/schema-types'
import { node22, typescriptArgs } from '../../local/node22'
import { spawnGateway } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

const dataDir = mkdtempSync(path.join(tmpdir(), 'gateway-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

/** The same data under a schema; what `work` gives. */
const under = async <T>(schema: Schema, work: (sdk: Sdk) => Promise<T>): Promise<T> => {
  const gateway = await spawnGateway({ dataDir, envId: 'local-env', schema })
  try {
    return await work(sdksFor({ envId: 'local-env', ...gateway })[0])
  } finally {
    await gateway.kill()
  }
}

it('answers through its indexes what a look at every document gives', () => {
  const out = execFileSync(node22(), [...typescriptArgs(path.join(__dirname, 'index-model.ts')), '150'], {
    encoding: 'utf8',
  })
  expect(Number(out)).toBeGreaterThan(1000)
}, 120_000)

it('builds, drops and rebuilds indexes when the schema changes, and keeps the documents', async () => {
  await under({ things: [{ fields: [['a', 1]] }] }, (sdk) =>
    sdk.add('things', { _id: 'x', a: 1, b: 2, list: ['p', 'q'] }),
  )
  const rebuilt: Schema = { things: [{ fields: [['b', 1]], unique: true }, { fields: [['list', 1]] }] }
  await under(rebuilt, async (sdk) => {
    const things = sdk.db.collection('things')
    await expect(things.where({ a: 1 }).get()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect((await things.where({ b: 2 }).get()).data).toHaveLength(1)
    expect((await things.where({ list: 'q' }).get()).data).toHaveLength(1)
    await expect(sdk.add('things', { b: 2 })).rejects.toMatchObject({
      message: expect.stringContaining('E11000') as string,
    })
  })
}, 30_000)

it('does not start with a unique index that the documents break', async () => {
  await under({ things: [] }, (sdk) => sdk.db.collection('things').add([{ c: 1 }, { c: 1 }]))
  await expect(under({ things: [{ fields: [['c', 1]], unique: true }] }, () => Promise.resolve())).rejects.toThrow(
    'E11000',
  )
}, 30_000)
