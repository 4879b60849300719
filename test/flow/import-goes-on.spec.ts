import { readFileSync } from 'node:fs'
import type { OrderDoc } from '@shared/order/order'
import { goOnImports } from '../../cloudfunctions/care/imports'
import { previewImport, runImport } from '../../cloudfunctions/import/run-import'
import { getImport, type ImportDoc } from '../../cloudfunctions/repo/imports'
import { Life } from '../crash/life'
import { createTestApi } from '../support/api'

const MINUTE = 60_000
const ID = 'request-1'
const bytes = readFileSync('test/data/day-300/orders.csv')

async function previewed() {
  const api = await createTestApi()
  const stored = new Map([['f', bytes]])
  const files = {
    download: async (id: string) => {
      const found = stored.get(id)
      if (!found) throw new Error('the file is gone')
      return found
    },
    remove: async (id: string) => void stored.delete(id),
    link: async () => undefined,
  }
  const desk = { ...api.desk, files }
  const doc = await previewImport(desk, api.shop, {
    requestId: ID,
    fileId: 'f',
    fileName: 'f.csv',
    kind: 'orders',
    by: 's',
  })
  /** One call that lives for a chunk or until its fuse burns out. */
  const call = async (fuse: number) => {
    const life = new Life(fuse)
    const mortal = { ...desk, db: life.dbOf(api.db) }
    const now = (await getImport(desk, ID)) ?? doc
    await Promise.race([runImport(mortal, api.shop, { doc: now, until: 0 }), life.ended])
  }
  const care = async () => {
    api.clock.at += MINUTE
    await goOnImports(desk)
  }
  return { ...api, stored, desk, call, care }
}
const state = (at: { db: { all<T>(name: 'imports'): T[] } }) => at.db.all<ImportDoc>('imports')[0]

it('finishes an import whose phone has left after the first rows', async () => {
  const at = await previewed()
  await at.call(0)
  expect(state(at)).toMatchObject({ state: 'running', cursor: 50 })
  await at.care()
  expect(state(at)).toMatchObject({ state: 'done', stored: 300, cursor: 300 })
  expect(at.stored.size).toBe(0)
})

it('leaves an import alone while its phone is still at it', async () => {
  const at = await previewed()
  await at.call(0)
  await goOnImports(at.desk)
  expect(state(at)).toMatchObject({ state: 'running', cursor: 50 })
})

it.each([1, 2, 3, 7, 40, 101, 250, 333])('loses nothing when the call dies at write %i', async (fuse) => {
  const at = await previewed()
  await at.call(fuse)
  for (let round = 0; round < 3; round++) await at.care()
  // died before it could say that it had begun: the page still shows the preview, and the tap is made again
  if (state(at)?.state === 'preview') await at.call(0)
  for (let round = 0; round < 2; round++) await at.care()
  expect(state(at)).toMatchObject({ state: 'done', cursor: 300 })
  const orders = at.db.all<OrderDoc>('orders')
  expect(orders).toHaveLength(300)
  expect(new Set(orders.map(({ ver }) => ver))).toEqual(new Set([1]))
})

it('gives up a file that never moves on, and says so', async () => {
  const at = await previewed()
  await at.call(0)
  at.stored.clear()
  for (let round = 0; round < 5; round++) await expect(at.care()).rejects.toThrow('gone')
  await at.care()
  expect(state(at)).toMatchObject({ state: 'refused', refusal: 'no-progress', stored: 50 })
})
