import fc from 'fast-check'
import type { OrderDoc } from '@shared/order/order'
import { laterOf, type SplitPart } from '@shared/order/split'
import { shippableOf } from '@shared/order/lines'
import type { StockDoc } from '@shared/stock/stock'
import { getStock } from '../../cloudfunctions/repo/stock'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { handOver, id, line, live, openShop, printGo, refill, takeIn, type Shop } from '../support/stocked-shop'

it('suggests orders to one door, puts them into one parcel by a tap, and takes them apart after printing', async () => {
  const shop = await openShop({ A: 100 })
  for (const no of ['1', '2', '3']) await takeIn(shop, no)
  await upsertOrder(
    shop.desk,
    shop.shop,
    anOrder('9', { lines: [line(1, 'A', 1)], receiver: { ...anOrder('9').receiver, name: '王五' } }),
  )
  await shop.work()
  const [group] = (await shop.must(shop.auditor, 'mergeList', {})).groups
  expect(group).toMatchObject({ state: 'open', orders: [{ id: id('1') }, { id: id('2') }, { id: id('3') }] })
  const two = [id('1'), id('2')]
  await shop.must(shop.auditor, 'mergeJoin', { requestId: 'merge-01', orderIds: two })
  expect((await shop.must(shop.auditor, 'mergeList', {})).groups[0]).toMatchObject({ state: 'merged' })
  expect(await shop.must(shop.auditor, 'printPlan', {})).toMatchObject({ orders: 4, parcels: 3 })
  await printGo(shop, 'batch-01')
  expect(
    live(shop)
      .map(({ orderIds }) => orderIds.length)
      .sort(),
  ).toEqual([1, 1, 2])
  const { travel } = await shop.must(shop.auditor, 'orderGet', { orderId: id('1') })
  expect(travel.with).toEqual([{ id: id('2'), platformNo: '2' }])
  await shop.must(shop.auditor, 'mergePart', { requestId: 'part-001', orderIds: two })
  await shop.work()
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'ready', lines: [{ planned: 0 }] })
  await printGo(shop, 'batch-02')
  expect(live(shop).every(({ orderIds }) => orderIds.length === 1)).toBe(true)
  expect(live(shop)).toHaveLength(4)
})

it('finds the one parcel of merged orders by either number, the phone, its tail and the name', async () => {
  const shop = await openShop({ A: 100 })
  await takeIn(shop, '1')
  const { receiver } = anOrder('2')
  // the same person wrote his phone in another form
  await upsertOrder(
    shop.desk,
    shop.shop,
    anOrder('2', { lines: [line(1, 'A', 1)], receiver: { ...receiver, phone: '+86 157-1129-9801' } }),
  )
  await shop.work()
  await shop.must(shop.auditor, 'mergeJoin', { requestId: 'merge-01', orderIds: [id('1'), id('2')] })
  await printGo(shop, 'batch-01')
  const [parcel] = live(shop)
  expect(parcel?.orderIds).toHaveLength(2)
  const tail = parcel?.waybillNo?.slice(-4)
  const found = async (find: string) => (await shop.must(shop.auditor, 'orderList', { find })).orders
  for (const word of ['9801', '15711299801', '吕洋', parcel?.waybillNo ?? '']) {
    const orders = await found(word)
    expect(orders.map((order) => order.id).sort()).toEqual([id('1'), id('2')])
    expect(orders.map(({ waybillTail }) => waybillTail)).toEqual([tail, tail])
  }
  for (const no of ['1', '2']) expect(await found(no)).toMatchObject([{ id: id(no), waybillTail: tail }])
})

it('refuses a group that cannot be before it changes anything', async () => {
  const shop = await openShop({ A: 100 })
  await takeIn(shop, '1')
  await upsertOrder(shop.desk, shop.shop, anOrder('2', { receiver: { ...anOrder('2').receiver, name: '王五' } }))
  await shop.work()
  const ask = { requestId: 'merge-01', orderIds: [id('1'), id('2')] }
  expect(await shop.call(shop.auditor, 'mergeJoin', ask)).toMatchObject({ refusal: 'other-door' })
  expect((await orderIn(shop.test, '1')).mergeGroup).toBeUndefined()
  await takeIn(shop, '3')
  await printGo(shop, 'batch-01')
  const late = { requestId: 'merge-02', orderIds: [id('1'), id('3')] }
  expect(await shop.call(shop.auditor, 'mergeJoin', late)).toMatchObject({ refusal: 'already-planned' })
})

it('plans a split order as its parcels, each in its own slot, and tells the platform of all', async () => {
  const shop = await openShop({ A: 100, B: 100 })
  await takeIn(shop, '1', [line(1, 'A', 3), line(2, 'B', 2)])
  const parts: SplitPart[] = [{ '1': 1 }, { '1': 2, '2': 1 }, { '2': 1 }]
  const wrong = { orderId: id('1'), parts: [{ '1': 1 }, { '1': 1 }] }
  expect(await shop.call(shop.auditor, 'splitSave', wrong)).toMatchObject({ refusal: 'bad-parts' })
  await shop.must(shop.auditor, 'splitSave', { orderId: id('1'), parts })
  expect(await shop.must(shop.auditor, 'printPlan', {})).toMatchObject({ orders: 1, parcels: 3 })
  await printGo(shop, 'batch-01')
  expect(
    live(shop)
      .map((parcel) => parcel.lines.map(({ sku, quantity }) => `${sku}${quantity}`).join('+'))
      .sort(),
  ).toEqual(['A1', 'A2+B1', 'B1'])
  expect(
    live(shop)
      .map(({ slot }) => slot)
      .sort(),
  ).toEqual([1, 2, 3])
  await handOver(shop)
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'shipped' })
  expect(shop.source.shipping.get('T1')).toMatchObject({ mode: 'split', finished: true, parcels: { length: 3 } })
  expect(await shop.call(shop.auditor, 'splitUndo', { orderId: id('1') })).toMatchObject({ refusal: 'too-late' })
})

it('makes one parcel of a split again until the goods have left', async () => {
  const shop = await openShop({ A: 100 })
  await takeIn(shop, '1', [line(1, 'A', 3)])
  await shop.must(shop.auditor, 'splitSave', { orderId: id('1'), parts: [{ '1': 1 }, { '1': 2 }] })
  await printGo(shop, 'batch-01')
  expect(live(shop)).toHaveLength(2)
  await shop.must(shop.auditor, 'splitUndo', { orderId: id('1') })
  await shop.work()
  expect(live(shop)).toHaveLength(0)
  await printGo(shop, 'batch-02')
  expect(live(shop)).toHaveLength(1)
  expect(live(shop)[0]?.lines).toMatchObject([{ quantity: 3 }])
})

it('sends what is here, and the rest by itself once its goods have come', async () => {
  const shop = await openShop({ A: 2, B: 5 })
  await takeIn(shop, '1', [line(1, 'A', 5), line(2, 'B', 1)])
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'held', hold: 'short' })
  expect(await shop.must(shop.auditor, 'splitByStock', { orderId: id('1') })).toEqual({ later: 3 })
  await shop.work()
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'ready', hold: 'held', findings: [] })
  await printGo(shop, 'batch-01')
  await handOver(shop)
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'fulfilling', lines: [{ shipped: 2 }, { shipped: 1 }] })
  expect(shop.source.shipping.get('T1')).toMatchObject({ mode: 'split', finished: false })
  await shop.care()
  await shop.work()
  expect((await shop.must(shop.auditor, 'printPlan', {})).orders).toBe(0)
  await refill(shop, 'A', 10)
  await shop.care()
  await shop.work()
  expect((await getStock(shop.desk, 'main_A'))?.free).toBe(7)
  await printGo(shop, 'batch-02')
  await handOver(shop)
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'shipped', lines: [{ shipped: 5 }, { shipped: 1 }] })
  expect(shop.source.shipping.get('T1')).toMatchObject({ finished: true, parcels: { length: 2 } })
  expect(await getStock(shop.desk, 'main_A')).toMatchObject({ onHand: 7, free: 7 })
})

it('takes a split by stock back: the order is short again and holds nothing', async () => {
  const shop = await openShop({ A: 2 })
  await takeIn(shop, '1', [line(1, 'A', 5)])
  await shop.must(shop.auditor, 'splitByStock', { orderId: id('1') })
  await shop.work()
  await printGo(shop, 'batch-01')
  await shop.must(shop.auditor, 'splitUndo', { orderId: id('1') })
  await shop.work()
  expect(await orderIn(shop.test, '1')).toMatchObject({ state: 'held', hold: 'short', lines: [{ planned: 0 }] })
  expect(await getStock(shop.desk, 'main_A')).toMatchObject({ onHand: 2, free: 2 })
  expect((await orderIn(shop.test, '1')).lines[0]).not.toHaveProperty('upTo')
})

it('splits into many parcels again after a first split was printed and taken back', async () => {
  const shop = await openShop({ A: 100 })
  await takeIn(shop, '1', [line(1, 'A', 9)])
  const parts = Array.from({ length: 9 }, () => ({ '1': 1 }))
  for (const batchId of ['batch-01', 'batch-02']) {
    await shop.must(shop.auditor, 'splitSave', { orderId: id('1'), parts })
    await printGo(shop, batchId)
    expect(live(shop)).toHaveLength(9)
    if (batchId === 'batch-01') await shop.must(shop.auditor, 'splitUndo', { orderId: id('1') })
    await shop.work()
  }
  expect((await shop.must(shop.auditor, 'splitShow', { orderId: id('1') })).parcelsLeft).toBe(6)
})

/** Every piece ordered is in a parcel, may still be planned, or waits for its goods; and stock holds what it must. */
function accounted(shop: Shop) {
  for (const order of shop.db.all<OrderDoc>('orders')) {
    for (const own of order.lines) {
      const inParcels = live(shop)
        .flatMap(({ lines }) => lines)
        .filter((one) => one.orderId === order._id && one.lineNo === own.lineNo)
        .reduce((sum, one) => sum + one.quantity, 0)
      expect([order._id, inParcels + shippableOf(own) + laterOf(own)]).toEqual([order._id, own.ordered])
      expect(inParcels).toBe(own.planned + own.shipped)
    }
  }
  for (const { onHand, free, holds } of shop.db.all<StockDoc>('stock')) {
    expect(free).toBeGreaterThanOrEqual(0)
    expect(onHand - free).toBe(Object.values(holds).reduce((sum, quantity) => sum + quantity, 0))
  }
}

const TWO = [id('1'), id('2')]
const put = async (
  shop: Shop,
  no: string,
  ask: { readonly status: 'paid' | 'cancelled'; readonly version: number },
) => {
  const lines = (await orderIn(shop.test, no)).lines.map((one) => line(one.lineNo, one.sku, one.ordered))
  await upsertOrder(shop.desk, shop.shop, anOrder(no, { ...ask, lines }))
}
interface Tap {
  readonly no: string
  readonly orderId: string
  readonly requestId: string
  readonly version: number
}
/** What a hand, the shop or the shelf may do; refusals are fine. */
const TAPS: Readonly<Record<string, (shop: Shop, tap: Tap) => Promise<unknown>>> = {
  merge: (shop, { requestId }) => shop.call(shop.auditor, 'mergeJoin', { requestId, orderIds: TWO }),
  part: (shop, { requestId }) => shop.call(shop.auditor, 'mergePart', { requestId, orderIds: TWO }),
  async split(shop, { no, orderId }) {
    const { lines } = await orderIn(shop.test, no)
    const parts = lines.map((one) => ({ [String(one.lineNo)]: shippableOf(one) }))
    await shop.call(shop.auditor, 'splitSave', { orderId, parts })
  },
  'by-stock': (shop, { orderId }) => shop.call(shop.auditor, 'splitByStock', { orderId }),
  undo: (shop, { orderId }) => shop.call(shop.auditor, 'splitUndo', { orderId }),
  print: (shop, { requestId }) => shop.call(shop.auditor, 'printGo', { requestId }),
  'hand-over': handOver,
  cancel: (shop, { no, version }) => put(shop, no, { status: 'cancelled', version }),
  pay: (shop, { no, version }) => put(shop, no, { status: 'paid', version }),
  async 'goods-come'(shop) {
    await refill(shop, 'B', ((await getStock(shop.desk, 'main_B'))?.onHand ?? 0) + 2)
    await shop.care()
  },
}

it('never loses or doubles a piece, whatever is merged, split, undone, printed and sent', async () => {
  const step = fc.record({ verb: fc.constantFrom(...Object.keys(TAPS)), no: fc.constantFrom('1', '2', '3') })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const shop = await openShop({ A: 4, B: 3 })
      for (const no of ['1', '2', '3']) await takeIn(shop, no, [line(1, 'A', 2), line(2, 'B', Number(no))])
      for (const [at, { verb, no }] of steps.entries()) {
        await TAPS[verb]?.(shop, { no, orderId: id(no), requestId: `request-${at}`, version: at + 2 })
        await shop.work()
        accounted(shop)
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
