/**
 * Fills a closed shop's database with finished orders of two years: `seed.ts DATABASE COUNT`. Straight into the store, since what
 * is measured is reading; run by a Node that has node:sqlite.
 */
import { SCHEMA } from '../../../config/schema'
import { Store } from '../../../local/cloudbase/database/store'

const [file = '', count = '0'] = process.argv.slice(2)
const YEAR_MS = 365 * 86_400_000
const BLOCK = 2000

const store = new Store(file, SCHEMA)
const orders = store.collection('orders')
const { doc } = store.db.prepare(`SELECT doc FROM ${orders.table} LIMIT 1`).get() as { doc: string }
const sample = JSON.parse(doc) as Record<string, string | number>
delete sample['bucket']
delete sample['waitingSince']
const total = Number(count)
for (let from = 0; from < total; from += BLOCK)
  store.keeping(() => {
    for (let i = from; i < Math.min(total, from + BLOCK); i++) {
      const platformNo = `9${String(i).padStart(18, '0')}`
      const placedAt = Date.now() - Math.floor((i * 2 * YEAR_MS) / total)
      orders.insert({
        ...sample,
        _id: `${String(sample['shopId'])}_${platformNo}`,
        platformNo,
        placedAt,
        shipBy: placedAt + 2 * 86_400_000,
        state: 'done',
        mergeKey: `m${i}`,
        find: [`f${i}`, `t${i % 10_000}`],
      })
    }
  })
store.close()
