import type { OrderDoc } from '@shared/order/order'
import { retryShortOrders } from '../../cloudfunctions/care/short-orders'
import { findOrdersOfBuyer } from '../../cloudfunctions/repo/orders'
import { addStock } from '../../cloudfunctions/repo/stock'
import { createTestDesk, takeInReady } from '../support/desk'

const HEAD = { v: 1, ver: 1, shopId: 'demo', warehouseId: 'main', holds: {} } as const

// one read of a thousand, in no order of ours: in a presale the same orders were tried for ever and the others never
it('tries every short order again whose goods have come, however many wait for something else', async () => {
  const test = await createTestDesk()
  const template = await takeInReady(test, '1')
  const short = (no: number, sku: string) => {
    const id = `demo_a${String(no).padStart(5, '0')}`
    const lines = template.lines.map((one) => ({ ...one, sku }))
    return test.db.collection<OrderDoc>('orders').add({ ...template, _id: id, hold: 'short', shortSkus: [sku], lines })
  }
  for (let no = 0; no < 1100; no++) await short(no, 'A')
  await short(1100, 'B')
  const counts = { onHand: 5, free: 5 }
  await addStock(test.desk, { ...HEAD, ...counts, _id: 'main_B', sku: 'B' })
  expect(await retryShortOrders(test.desk, 'demo')).toBe(1)
})

it('shows a buyer of very many orders the newest', async () => {
  const test = await createTestDesk()
  const order = await takeInReady(test, '1')
  const payment = { transactionId: 'T', openid: 'O1', learnedAt: 1 }
  for (let no = 0; no < 210; no++)
    await test.db.collection<OrderDoc>('orders').add({ ...order, _id: `demo_o${no}`, placedAt: no, payment })
  const found = await findOrdersOfBuyer(test.desk, 'O1')
  expect([found.length, found[0]?.placedAt]).toEqual([200, 209])
})
