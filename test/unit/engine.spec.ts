import { ProviderError, type ProviderFailure, type RefusalScope } from '../../src/shared/ports/provider-error'
import { planParcel } from '../../src/shared/parcel/decide-plan'
import type { EffectDoc } from '../../src/shared/effect/effect'
import type { ParcelDoc } from '../../src/shared/parcel/parcel'
import type { CardDoc } from '../../src/shared/shop/shop'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { rawPage } from '../support/canned-page'
import { retryShortOrders } from '../../cloudfunctions/care/short-orders'
import { addBatch, getBatch } from '../../cloudfunctions/repo/batches'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { addOrder, getOrder } from '../../cloudfunctions/repo/orders'
import { addParcel } from '../../cloudfunctions/repo/parcels'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import { addStock, countStock, getStock } from '../../cloudfunctions/repo/stock'
import type { WorkDeps } from '../../cloudfunctions/work/deps'
import { accountIsWell, holdAccount, isHeld, releaseAccount, reserve } from '../../cloudfunctions/work/rate'
import { createWork } from '../../cloudfunctions/work/slice'
import { courier, frozenShip, orderDoc, printer, seal, shop, SHOP, START, stockDoc } from '../crash/shop'
import { createMemoryDb } from '../support/memory-db'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from '../support/scripted-partners'
import { VirtualTime } from '../support/virtual-time'

const failing = (failure: ProviderFailure, scope: RefusalScope) => () =>
  Promise.reject(
    new ProviderError({
      provider: 'scripted',
      failure,
      scope,
      providerCode: 'X1',
      providerText: '余额不足 13800001111',
    }),
  )

function desk() {
  const time = new VirtualTime(START)
  const db = createMemoryDb()
  const books = { db, now: time.now }
  const world = { wait: time.wait, fate: () => 'good' as const }
  const partners = { courier: scriptedCourier(world), printer: scriptedPrinter(world) }
  const deps: WorkDeps = {
    ...books,
    random: () => 0.5,
    wait: time.wait,
    seal,
    log: createLog(() => undefined),
    audit: () => Promise.resolve({ findings: [] }),
    renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }),
    couriers: { scripted: partners.courier.port },
    printers: { scripted: partners.printer.port },
    orderSource: scriptedSource(world).port,
    notices: scriptedNotices(world).port,
    goodsPicture: '',
    steps: {},
  }
  const slice = (over: Partial<WorkDeps> = {}) =>
    time.until(createWork({ ...deps, ...over }).runSlice({ budgetMs: 45_000 }))
  const plan = async (id: string, seq: number, printerId = 'p1') => {
    const order = orderDoc(String(seq), [['a', 1]])
    const printWish = { printerId, seq, by: 'me' }
    const lines = [{ orderId: order._id, lineNo: 1, sku: 'a', title: 'a', spec: '', quantity: 1 }]
    const ship = frozenShip(id, order)
    const more = { waveId: 'w', slot: seq, printWish, by: 'me', at: time.now() }
    await addParcel(books, planParcel({ id, orders: [order], lines, ship, ...more }))
  }
  const open = async () => {
    await addShop(books, shop)
    await addCourier(books, courier)
    await addPrinter(books, printer)
  }
  const effects = (kind: EffectDoc['kind']) => db.all<EffectDoc>('effects').filter((row) => row.kind === kind)
  const cards = () => db.all<CardDoc>('cards')
  return { time, db, books, deps, partners, slice, plan, open, effects, cards }
}
const ID = (n: number) => `00000000000000${String(n).padStart(2, '0')}`

it('takes parcels from plan to paper, in the order of the queue, one slice', async () => {
  const { open, plan, slice, db, partners } = desk()
  await open()
  for (const seq of [3, 1, 2]) await plan(ID(seq), seq)
  await slice()
  expect(db.all<ParcelDoc>('parcels').map(({ waybill, copies }) => [waybill, copies])).toEqual(
    Array(3).fill(['got', 1]),
  )
  expect(partners.printer.paper).toEqual([1, 2, 3].map((n) => `${ID(n)}_1_1`))
})

it('lets no label pass one that its printer was too busy for', async () => {
  const { open, plan, slice, partners } = desk()
  await open()
  for (const seq of [1, 2, 3, 4, 5]) await plan(ID(seq), seq)
  const { port, paper } = partners.printer
  let calls = 0
  const print: typeof port.print = (job) => ((calls += 1) === 2 ? failing('throttled', 'order')() : port.print(job))
  await slice({ printers: { scripted: { ...port, print } } })
  expect(calls).toBe(6)
  expect(paper).toEqual([1, 2, 3, 4, 5].map((n) => `${ID(n)}_1_1`))
})

it('has room for the numbers that printers wait for, also when the database lets it make few calls at once', async () => {
  const { open, plan, slice, books, db, time, partners } = desk()
  await open()
  const ids = Array.from({ length: 13 }, (_, i) => `q${i}`)
  for (const _id of ids)
    await addPrinter(books, {
      ...printer,
      _id,
      secrets: seal.seal({ collection: 'printers', id: _id, field: 'secrets' }, '{}'),
    })
  for (const [i, id] of ids.entries()) await plan(ID(50 + i), 50 + i, id)
  await time.until(time.wait(1))
  for (const [i, id] of ids.entries()) await plan(ID(i), i, id)
  let refused = 0
  await slice({ random: () => 0, db: { ...db, refusals: () => (refused += 1) } })
  const { paper } = partners.printer
  expect(paper).toHaveLength(26)
  for (const i of ids.keys()) expect(paper.indexOf(`${ID(i)}_1_1`)).toBeLessThan(paper.indexOf(`${ID(50 + i)}_1_1`))
})

it('pauses a whole account with one card, keeps every row ready, and goes on after one probe', async () => {
  const { open, plan, slice, time, effects, cards, deps, partners } = desk()
  await open()
  for (const seq of [1, 2, 3]) await plan(ID(seq), seq)
  let calls = 0
  const createWaybill = () => {
    calls += 1
    return failing('balance', 'account')()
  }
  const broke = { couriers: { scripted: { ...partners.courier.port, createWaybill } } }
  await slice(broke)
  const before = calls
  expect(effects('waybill.create').map(({ state }) => state)).toEqual(['ready', 'ready', 'ready'])
  expect(cards().map(({ kind, state }) => [kind, state])).toEqual([['account-paused', 'open']])
  await time.until(time.wait(301_000))
  await slice(broke)
  expect(calls).toBe(before + 1)
  await time.until(time.wait(601_000))
  await slice(deps)
  expect(effects('waybill.create').map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  expect(cards().map(({ state }) => state)).toEqual(['closed'])
})

it('rests an account whose secrets nobody can open, with a card, while all others go on', async () => {
  const { open, plan, slice, books, effects, cards, partners } = desk()
  await open()
  await addPrinter(books, { ...printer, _id: 'p2', secrets: 'k9.lost.key.of' })
  await plan(ID(1), 1, 'p2')
  await plan(ID(2), 2)
  await slice()
  expect(partners.printer.paper).toEqual([`${ID(2)}_1_1`])
  expect(effects('print.send').map(({ docId, state }) => [docId, state])).toEqual([
    [`${ID(1)}_1_1`, 'ready'],
    [`${ID(2)}_1_1`, 'done'],
  ])
  expect(cards().map(({ kind, subject, facts }) => [kind, subject, facts.providerCode])).toEqual([
    ['account-paused', 'p2', 'secrets-unreadable'],
  ])
})

it("refuses one order alone, keeps the partner's words without its numbers, and retries by a batch", async () => {
  const { open, plan, slice, effects, partners, books } = desk()
  await open()
  await plan(ID(1), 1)
  await slice({ couriers: { scripted: { ...partners.courier.port, createWaybill: failing('rejected', 'order') } } })
  const [row] = effects('waybill.create')
  expect(row).toMatchObject({ state: 'refused', trouble: { providerCode: 'X1', providerText: '余额不足 #' } })
  const ask = { verb: 'retry', effectIds: [row?._id ?? '', 'none'] } as const
  const counts = { cursor: 0, total: 2, doneCount: 0, refusals: [] }
  await addBatch(books, {
    _id: 'b',
    v: 1,
    ver: 1,
    shopId: SHOP,
    ask,
    by: 'me',
    state: 'open',
    ...counts,
    createdAt: START,
  })
  await slice()
  expect(effects('waybill.create')[0]?.state).toBe('done')
  expect(await getBatch(books, 'b')).toMatchObject({ state: 'done', doneCount: 1, refusals: [{ id: 'none' }] })
})

it('asks for a late payment after 1, 5, 15 and 30 minutes, then raises a card', async () => {
  const { open, slice, time, books, deps, effects, cards } = desk()
  await open()
  await addStock(books, stockDoc('a', 5))
  await addOrder(books, orderDoc('1', [['a', 1]]))
  const asked: number[] = []
  const live = () => {
    asked.push(time.now())
    return failing('not-found', 'order')()
  }
  for (let minute = 0; minute < 60; minute++) {
    await slice({ orderSource: { ...deps.orderSource, live } })
    await time.until(time.wait(60_000))
  }
  const gaps = asked.slice(1).map((at, i) => Math.round((at - (asked[i] ?? 0)) / 60_000))
  expect(gaps).toEqual([1, 5, 15, 30])
  expect(effects('payment.learn')[0]?.state).toBe('refused')
  expect(cards().map(({ kind }) => kind)).toEqual(['payment-unknown'])
})

it('holds the whole order or nothing, and holds it once there is enough', async () => {
  const { open, slice, books } = desk()
  await open()
  await addStock(books, stockDoc('a', 5))
  await addStock(books, stockDoc('b', 1))
  const order = orderDoc('1', [
    ['a', 2],
    ['b', 2],
  ])
  await addOrder(books, order)
  await slice()
  expect(await getOrder(books, order._id)).toMatchObject({ hold: 'short', shortSkus: ['b'] })
  expect(await getStock(books, 'w1_a')).toMatchObject({ free: 5, holds: {} })
  expect(await retryShortOrders(books, SHOP)).toBe(0)
  const b = await getStock(books, 'w1_b')
  if (b) await countStock(books, b, 2)
  expect(await retryShortOrders(books, SHOP)).toBe(1)
  await slice()
  expect(await getOrder(books, order._id)).toMatchObject({ hold: 'held', shortSkus: [] })
  expect(await getStock(books, 'w1_b')).toMatchObject({ onHand: 2, free: 0 })
})

it('never gives two callers send times closer than the gap', async () => {
  const { books, time } = desk()
  const limits = [
    { name: 'min', gapMs: 120, burstMs: 0 },
    { name: 'sec', gapMs: 50, burstMs: 500 },
  ]
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    const got = await Promise.all([1, 2, 3].map(() => reserve(books, 'acc', { limits, count: 5 })))
    for (const reserved of got) if ('times' in reserved) times.push(...reserved.times)
    await time.until(time.wait(700))
  }
  times.sort((a, b) => a - b)
  expect(times.length).toBeGreaterThan(50)
  expect(Math.min(...times.slice(1).map((at, i) => at - (times[i] ?? 0)))).toBeGreaterThanOrEqual(120)
})

it('stops a printer at the word of a person, loses nothing, and goes on at his word only', async () => {
  const { open, plan, slice, books, partners } = desk()
  await open()
  await holdAccount(books, 'p1')
  for (const seq of [1, 2]) await plan(ID(seq), seq)
  await slice()
  expect(partners.printer.paper).toEqual([])
  expect(await accountIsWell(books, 'p1')).toBe(false)
  expect(await isHeld(books, 'p1')).toBe(true)
  await slice()
  expect(partners.printer.paper).toEqual([])
  await releaseAccount(books, 'p1')
  expect(await isHeld(books, 'p1')).toBe(false)
  await slice()
  expect(partners.printer.paper).toEqual([1, 2].map((n) => `${ID(n)}_1_1`))
})
