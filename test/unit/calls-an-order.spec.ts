import type { BatchDoc } from '@shared/batch/batch'
import type { LabelCopy } from '@shared/parcel/copy'
import type { PrintJob } from '@shared/ports/printer'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { addBatch } from '../../cloudfunctions/repo/batches'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { addOrder } from '../../cloudfunctions/repo/orders'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import { printStep } from '../../cloudfunctions/verbs/print'
import type { WorkDeps } from '../../cloudfunctions/work/deps'
import { createWork } from '../../cloudfunctions/work/slice'
import { courier, orderDoc, printer, seal, shop, SHOP, START } from '../crash/shop'
import { rawPage } from '../support/canned-page'
import { createMemoryDb } from '../support/memory-db'
import { planRate } from '../support/plan-rate'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from '../support/scripted-partners'
import { seededRandom, VirtualTime } from '../support/virtual-time'

const ORDERS = 96
const PRINTERS = ['p1', 'p2', 'p3', 'p4']

/** One tap on a day's ready orders, four printers, three work functions, the plan's rate, a partner that answers in 0.1 to 0.5 s. */
async function oneTap() {
  const time = new VirtualTime(START)
  const random = seededRandom(1)
  const memory = createMemoryDb()
  const steady = { db: memory, now: time.now }
  const plan = planRate({ now: time.now, wait: time.wait, random })
  const world = { wait: () => time.wait(100 + 400 * random()), fate: () => 'good' as const }
  const cloudPrinter = scriptedPrinter(world)
  const cameOut = new Map<string, number>()
  const couriers = {
    scripted: { ...scriptedCourier(world).port, limits: [{ name: 'calls', gapMs: 50, burstMs: 0 }] },
  }
  const print = async (job: PrintJob) => {
    const answer = await cloudPrinter.port.print(job)
    cameOut.set(answer.jobId, time.now() + 1000)
    return answer
  }
  const jobs = async (_account: unknown, ids: readonly string[]) => {
    await world.wait()
    const isOut = (id: string) => (cameOut.get(id) ?? Infinity) <= time.now()
    return Object.fromEntries(ids.map((id) => [id, isOut(id) ? ('printed' as const) : ('waiting' as const)]))
  }
  const limits = [{ name: 'device', gapMs: 500, burstMs: 0 }]
  const printers = { scripted: { ...cloudPrinter.port, limits, print, jobs } }

  await addShop(steady, shop)
  await addCourier(steady, courier)
  for (const _id of PRINTERS)
    await addPrinter(steady, {
      ...printer,
      _id,
      secrets: seal.seal({ collection: 'printers', id: _id, field: 'secrets' }, '{}'),
    })
  const orderIds: string[] = []
  for (let i = 0; i < ORDERS; i++) {
    const payment = { transactionId: `T${i}`, mchId: '1', openid: `O${i}`, learnedAt: START }
    const done = { hold: 'held', auditedAt: START, state: 'ready', mergeKey: `m${i}`, payment } as const
    const order = { ...orderDoc(String(i), [['a', 1]]), ...done }
    orderIds.push(order._id)
    await addOrder(steady, order)
  }
  const shares = PRINTERS.map((printerId) => ({ printerId, count: ORDERS / PRINTERS.length }))
  const ask = { verb: 'print', orderIds, printerIds: PRINTERS, merge: false, shares, turns: true } as const
  const rest = { state: 'open', cursor: 0, total: ORDERS, doneCount: 0, refusals: [], createdAt: START } as const
  const batch: BatchDoc = { v: 1, ver: 1, shopId: SHOP, _id: 'wave', ask, by: 's', ...rest }
  await addBatch(steady, batch)

  const depsOf = (): WorkDeps => {
    const db = plan.processDb(memory)
    return {
      ...{ db, now: time.now, random, wait: time.wait, seal, couriers, printers, goodsPicture: '' },
      log: createLog(() => undefined),
      audit: () => Promise.resolve({ findings: [] }),
      renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }),
      orderSource: scriptedSource(world).port,
      notices: scriptedNotices(world).port,
      steps: { print: printStep({ db, now: time.now, seal }) },
    }
  }
  const isOver = () => cloudPrinter.paper.length >= ORDERS || time.now() - START > 120_000
  async function work(firstAfterMs: number): Promise<void> {
    for (await time.wait(firstAfterMs); !isOver(); await time.wait(500))
      await createWork(depsOf()).runSlice({ budgetMs: 45_000 })
  }
  async function measure() {
    while (!isOver()) await time.wait(100)
    return { seconds: (time.now() - START) / 1000, calls: [...plan.calls.values()].reduce((sum, count) => sum + count) }
  }
  const [measured] = await time.until(Promise.all([measure(), work(100), work(300), work(600)]))
  return { ...measured, paper: cloudPrinter.paper, copies: memory.all<LabelCopy>('copies') }
}

it('brings a day from the tap to paper with few database calls an order, in the order of the slots', async () => {
  const { seconds, calls, paper, copies } = await oneTap()
  expect(new Set(paper).size).toBe(ORDERS)
  expect(paper).toHaveLength(ORDERS)
  // sixteen are the documents and rows of one parcel themselves; the plan allows a hundred a second
  expect(calls / ORDERS).toBeLessThan(22)
  expect(seconds).toBeLessThan((ORDERS * 22) / 100 + 5)
  for (const printerId of PRINTERS) {
    const seqs = paper
      .map((id) => copies.find(({ _id }) => _id === id))
      .flatMap((copy) => (copy?.printerId === printerId ? [copy.seq] : []))
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  }
}, 60_000)
