import type { EffectDoc } from '@shared/effect/effect'
import type { OrderDoc } from '@shared/order/order'
import { settleStop } from '@shared/parcel/decide-stop'
import { openStops } from '@shared/parcel/gates'
import type { Db } from '../../cloudfunctions/cloud/database'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { getStock } from '../../cloudfunctions/repo/stock'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import type { Work } from '../../cloudfunctions/work/handler'
import { stockFree } from '../../cloudfunctions/work/effects/stock-free'
import { anOrder, orderIn } from '../support/desk'
import { handOver, line, live, openShop, printGo, takeIn, type Shop } from '../support/stocked-shop'

const asked = (refunding: number, refunded: number) => [line(1, 'A', 1), { ...line(2, 'B', 3), refunding, refunded }]
const say = async (shop: Shop, version: number, lines: ReturnType<typeof asked>) => {
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version, lines }))
  await shop.work()
}

/** What is stopped comes out of the box, the rest is in the van. */
async function withoutStopped(): Promise<Shop> {
  const shop = await openShop({ A: 9, B: 9 })
  await takeIn(shop, '1', asked(0, 0))
  await printGo(shop, 'batch-01')
  await say(shop, 2, asked(1, 0))
  const [parcel] = live(shop)
  const [stop] = parcel ? openStops(parcel) : []
  const step = parcel && stop && settleStop(parcel, stop.id, { at: 1, by: 'p' })
  if (!parcel || !step?.ok) throw new Error('nothing was stopped')
  await changeParcel(shop.desk, parcel, step.value)
  await shop.work()
  return shop
}
const held = async (shop: Shop) => {
  const { onHand, free, holds } = (await getStock(shop.desk, 'main_B')) ?? { onHand: 0, free: 0, holds: {} }
  return { onHand, free, held: Object.values(holds).reduce((sum, quantity) => sum + quantity, 0) }
}
const nothingWaits = (shop: Shop) =>
  expect(shop.db.all<OrderDoc>('orders').map(({ waitingSince }) => waitingSince)).toEqual([undefined])

/** Its refund was still open when the van came; nothing looked at its hold afterwards, and the shelf stayed a piece short for good. */
it('frees a piece whose refund goes through after the others of its order have left', async () => {
  const shop = await withoutStopped()
  await handOver(shop)
  expect(await held(shop)).toEqual({ onHand: 7, free: 6, held: 1 })
  await say(shop, 3, asked(0, 1))
  expect(await held(shop)).toEqual({ onHand: 7, free: 7, held: 0 })
  nothingWaits(shop)
})

it('keeps the piece held when the refund is withdrawn, and sends it', async () => {
  const shop = await withoutStopped()
  await handOver(shop)
  await say(shop, 3, asked(0, 0))
  expect(await held(shop)).toEqual({ onHand: 7, free: 6, held: 1 })
  expect(await orderIn(shop.test, '1')).toMatchObject({ bucket: 'to-print' })
  await printGo(shop, 'batch-02')
  await handOver(shop)
  expect(await held(shop)).toEqual({ onHand: 6, free: 6, held: 0 })
  nothingWaits(shop)
})

it('frees a whole line at once while nothing of it is in a box', async () => {
  const shop = await openShop({ A: 9, B: 9 })
  await takeIn(shop, '1', asked(0, 0))
  await say(shop, 2, asked(0, 1))
  expect(await held(shop)).toEqual({ onHand: 9, free: 6, held: 3 })
  await say(shop, 3, asked(0, 3))
  expect(await held(shop)).toEqual({ onHand: 9, free: 9, held: 0 })
  nothingWaits(shop)
})

it('waits for what is in the van, and frees nothing twice when it dies half-way', async () => {
  const shop = await withoutStopped()
  await handOver(shop)
  await upsertOrder(shop.desk, shop.shop, anOrder('1', { version: 3, lines: asked(0, 1) }))
  const doc = await orderIn(shop.test, '1')
  const row = { n: 1 } as EffectDoc
  const run = (db: Db) => stockFree.run({ ...shop.desk, db } as Partial<Work> as Work, { doc, row })
  const [parcel] = live(shop)
  const unshelved = parcel && (await changeParcel(shop.desk, parcel, { consumed: false }))
  expect(await run(shop.db)).toEqual({ laterMs: 1000 })
  expect(await held(shop)).toMatchObject({ held: 1 })
  if (unshelved) await changeParcel(shop.desk, unshelved, { consumed: true })
  const deadly = shop.db.under({
    before(name) {
      if (name === 'orders') throw new Error('died')
    },
  })
  await expect(run(deadly)).rejects.toThrow('died')
  for (let twice = 0; twice < 2; twice += 1) await run(shop.db)
  await shop.work()
  expect(await held(shop)).toEqual({ onHand: 7, free: 7, held: 0 })
  expect(await orderIn(shop.test, '1')).toMatchObject({ freeRev: 1, lines: [{}, { freed: 1 }] })
  nothingWaits(shop)
})
