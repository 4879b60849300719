import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCloud, type Cloud } from '../../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS } from '../../../local/demo'
import { node22, typescriptArgs } from '../../../local/node22'
import { manyOrders } from './orders'
import { timesOf } from './timing'

const OPEN = 300
const CALLS = 60

export interface ListResult {
  readonly orders: number
  readonly page: string
  readonly times: readonly number[]
}

const PAGES: readonly (readonly [string, string, object])[] = [
  ['open orders', 'order.list', { bucket: 'to-print' }],
  ['all orders', 'order.list', {}],
  ['search by number', 'order.list', { find: '9000000000000000042' }],
  ['desk', 'desk.show', {}],
]

async function measure(cloud: Cloud, orders: number): Promise<ListResult[]> {
  const results: ListResult[] = []
  for (const [page, name, input] of PAGES) {
    const call = async () => must(await cloud.api(PERSONAS.owner, name, input), name)
    await timesOf(5, call)
    results.push({ orders, page, times: await timesOf(CALLS, call) })
  }
  return results
}

/** Pages of a shop with so many orders, 300 of them open; the gateway answers as fast as it can, so that only the store counts. */
export async function benchLists(orders: number): Promise<ListResult[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-lists-'))
  const options = { dataDir, timersOff: true, poke: false } as const
  try {
    const before = await startCloud(options)
    await openDemoShop(before)
    const files = manyOrders(OPEN)
    await importFile(before, 'products', { name: 'products.csv', bytes: files.products })
    await importFile(before, 'orders', { name: 'orders.csv', bytes: files.orders })
    await before.run('work0')
    await before.close()
    const database = path.join(dataDir, 'cloud/database.sqlite')
    const seed = path.join(process.cwd(), 'test/bench/desk/seed.ts')
    execFileSync(node22(), [...typescriptArgs(seed), database, String(orders - OPEN)], { stdio: 'inherit' })
    const cloud = await startCloud(options)
    try {
      return await measure(cloud, orders)
    } finally {
      await cloud.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
