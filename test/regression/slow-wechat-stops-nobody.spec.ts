import type { EffectDoc } from '@shared/effect/effect'
import { planParcel } from '@shared/parcel/decide-plan'
import type { LivePayment } from '@shared/ports/order-source'
import { ProviderError } from '@shared/ports/provider-error'
import { careRound } from '../../cloudfunctions/care/care'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { moveEffect } from '../../cloudfunctions/repo/effects'
import { addOrder } from '../../cloudfunctions/repo/orders'
import { addParcel } from '../../cloudfunctions/repo/parcels'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import type { WorkDeps } from '../../cloudfunctions/work/deps'
import { createWork } from '../../cloudfunctions/work/slice'
import { courier, frozenShip, orderDoc, printer, seal, shop, START } from '../crash/shop'
import { rawPage } from '../support/canned-page'
import { createMemoryDb } from '../support/memory-db'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from '../support/scripted-partners'
import { VirtualTime } from '../support/virtual-time'

const UPLOADS = 100
const HANGS_MS = 10_000
const FUNCTION_LIVES_MS = 60_000
const noFiles = {
  download: () => Promise.reject(new Error('no file')),
  remove: () => Promise.resolve(),
  link: () => Promise.resolve(undefined),
}

/** WeChat takes connections and does not answer. Of a hundred uploads nobody knows what became; one more is another shop's. */
async function hangingPlatform() {
  const time = new VirtualTime(START)
  const db = createMemoryDb()
  const world = { wait: time.wait, fate: () => 'good' as const }
  const state = { hangs: true }
  const asked: string[] = []
  const source = scriptedSource(world)
  const live = async (tradeNo: string): Promise<LivePayment> => {
    asked.push(tradeNo)
    if (!state.hangs || tradeNo === 'other') return source.port.live(tradeNo)
    await time.wait(HANGS_MS)
    throw new ProviderError({ provider: 'wechat', failure: 'no-answer', scope: 'order', providerCode: 'timeout' })
  }
  const paper = scriptedPrinter(world)
  const cameOut: number[] = []
  const print: typeof paper.port.print = async (job) => {
    const answer = await paper.port.print(job)
    cameOut.push(time.now() - START)
    return answer
  }
  const deps: WorkDeps = {
    ...{ db, now: time.now, random: () => 0.5, wait: time.wait, seal, goodsPicture: '', steps: {} },
    log: createLog(() => undefined),
    audit: () => Promise.resolve({ findings: [] }),
    renderLabel: () => ({ ok: true, page: rawPage(new Uint8Array(1)) }),
    couriers: { scripted: scriptedCourier(world).port },
    printers: { scripted: { ...paper.port, print } },
    orderSource: { ...source.port, live },
    notices: scriptedNotices(world).port,
  }
  await addShop(deps, shop)
  await addCourier(deps, courier)
  await addPrinter(deps, printer)
  const sent = async (no: string, shopId: string) => {
    const payment = { transactionId: `T${no}`, mchId: '1', openid: `O${no}`, learnedAt: START }
    const done = {
      hold: 'held',
      auditedAt: START,
      state: 'fulfilling',
      payment,
      upload: { rev: 1, doneRev: 0 },
    } as const
    await addOrder(deps, { ...orderDoc('1', [['a', 1]]), ...done, _id: `${shopId}_${no}`, shopId, platformNo: no })
  }
  for (let i = 1; i <= UPLOADS; i++) await sent(String(i), shop._id)
  await sent('other', 's2')
  const uploads = () => db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'shipping.upload')
  for (const row of uploads()) {
    const held = { token: row._id, firstSentAt: START, lastSentAt: START }
    const calling = await moveEffect(deps, row, { to: 'calling', set: held })
    if (calling) await moveEffect(deps, calling, { to: 'unknown' })
  }
  const plan = async (seq: number) => {
    const order = orderDoc(`9${seq}`, [['a', 1]])
    const id = `00000000000000${seq}0`
    const lines = [{ orderId: order._id, lineNo: 1, sku: 'a', title: 'a', spec: '', quantity: 1 }]
    const more = { waveId: 'w', slot: seq, printWish: { printerId: 'p1', seq, by: 'me' }, by: 'me', at: time.now() }
    await addParcel(deps, planParcel({ id, orders: [order], lines, ship: frozenShip(id, order), ...more }))
  }
  const slice = () => createWork(deps).runSlice({ budgetMs: 45_000 })
  const ended = async (job: Promise<unknown>) => {
    const from = time.now()
    await job
    return time.now() - from
  }
  const care = () => careRound({ ...deps, files: noFiles, receiverDays: 180 })
  const upload = (docId: string) => uploads().find((row) => row.docId === docId)?.state
  return { time, state, asked, source, cameOut, plan, slice, ended, care, uploads, upload }
}

// a slice began with asking about 50 of them, one after the other: the function was dead before it started one effect
it('takes numbers and prints while WeChat hangs, whether asked for before or meanwhile', async () => {
  const { time, asked, cameOut, plan, slice, ended, upload } = await hangingPlatform()
  await plan(1)
  const meanwhile = time.wait(13_000).then(() => plan(2))
  const took = await time.until(ended(slice()))
  await meanwhile
  expect(cameOut).toHaveLength(2)
  expect(cameOut[0]).toBeLessThan(3_000)
  expect(cameOut[1]).toBeLessThan(13_000 + 5_000)
  expect(took).toBeLessThan(FUNCTION_LIVES_MS - 5_000)
  // not answered twice in a row: left alone for the rest of the slice (one more was being asked), and others are asked about
  expect(asked.filter((no) => no !== 'other').length).toBeLessThanOrEqual(3)
  expect(upload('s2_other')).not.toBe('unknown')
})

it('asks about a row from one function at a time', async () => {
  const { time, asked, slice, ended, care } = await hangingPlatform()
  const took = await time.until(Promise.all([slice(), slice(), slice(), care()].map(ended)))
  expect(Math.max(...took)).toBeLessThan(FUNCTION_LIVES_MS - 5_000)
  const ours = asked.filter((no) => no !== 'other')
  expect(new Set(ours).size).toBe(ours.length)
  expect(ours.length).toBeLessThanOrEqual(4 * 3)
})

it('gives up in care as soon as in a slice', async () => {
  const { time, ended, care } = await hangingPlatform()
  expect(await time.until(ended(care()))).toBeLessThan(30_000)
})

it('settles every one of them when WeChat answers again, and tells it each once', async () => {
  const { time, state, source, slice, uploads } = await hangingPlatform()
  await time.until(slice())
  state.hangs = false
  for (let minute = 0; minute < 6; minute++) {
    await time.until(slice())
    await time.until(time.wait(60_000))
  }
  expect(new Set(uploads().map((row) => row.state))).toEqual(new Set(['done']))
  expect(source.books.doubles).toBe(0)
})
