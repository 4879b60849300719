import fc from 'fast-check'
import { createMemoryDb } from '../../test/support/memory-db'
import type { Books } from './books'
import { addStock, consumePart, getStock, putBackStock, releaseStock, reserveStock } from './stock'

const SHELF = 10
const hold = { stockId: 'w_s', key: 'o_1', quantity: 3 }
/** Two parcels of one line; both hold a part of it. */
const PARCELS = [
  { id: 'A', quantity: 2 },
  { id: 'B', quantity: 1 },
] as const
type Verb = 'release' | 'A' | 'B'

async function shelved(before: () => Promise<void>) {
  const db = createMemoryDb()
  const books: Books = { db: db.under({ before }), now: () => 1 }
  const still: Books = { db, now: () => 1 }
  const head = { _id: 'w_s', v: 1, ver: 1, shopId: 's', warehouseId: 'w', sku: 's' } as const
  await addStock(still, { ...head, onHand: SHELF, free: SHELF, holds: {} })
  await reserveStock(still, hold)
  const run = (verb: Verb, by: Books) => {
    const parcel = PARCELS.find(({ id }) => id === verb)
    return parcel
      ? consumePart(by, { ...hold, quantity: parcel.quantity }, { parcelId: parcel.id, more: true })
      : releaseStock(by, hold, { planned: true })
  }
  const books2 = async () => {
    const doc = await getStock(still, 'w_s')
    if (!doc) throw new Error('no stock')
    return { ...doc, held: Object.values(doc.holds).reduce((sum, quantity) => sum + quantity, 0) }
  }
  return { run, books, still, now: books2 }
}

/** A refund and a van at once, each tried more than once: what has left is off the shelf, and nothing is held for nobody. */
it('counts what has left once, and frees the rest, in whatever order a refund and its parcels come', async () => {
  const verbs = fc.subarray<Verb>(['release', 'A', 'B'], { minLength: 1 })
  const again = fc.array(fc.constantFrom<Verb>('release', 'A', 'B'), { maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), verbs, again, async (scheduler, chosen, repeats) => {
      const at = await shelved(() => scheduler.schedule(Promise.resolve()))
      const wanted = [...chosen, ...repeats.filter((verb) => chosen.includes(verb))]
      const running = Promise.all(wanted.map((verb) => at.run(verb, at.books)))
      await scheduler.waitFor(running)
      // a worker that died is followed by one that does it all again
      for (const verb of chosen) await at.run(verb, at.still)
      const left = PARCELS.filter(({ id }) => chosen.includes(id)).reduce((sum, { quantity }) => sum + quantity, 0)
      const { onHand, free, held } = await at.now()
      expect(onHand).toBe(SHELF - left)
      expect(free + held).toBe(onHand)
      expect(held).toBe(chosen.includes('release') ? 0 : hold.quantity - left)
    }),
  )
})

it('holds anew for an order that is paid again, and takes that off the shelf once', async () => {
  const at = await shelved(() => Promise.resolve())
  await at.run('release', at.still)
  await reserveStock(at.still, hold)
  for (let n = 0; n < 2; n++) await consumePart(at.still, hold, { parcelId: 'C', more: false })
  expect(await at.now()).toMatchObject({ onHand: 7, free: 7, held: 0 })
})

it('puts what came home back once', async () => {
  const at = await shelved(() => Promise.resolve())
  await at.run('A', at.still)
  for (let n = 0; n < 2; n++) await putBackStock(at.still, { ...hold, key: 'o_1_A', quantity: 2 })
  expect(await at.now()).toMatchObject({ onHand: 10, free: 9, held: 1 })
})
