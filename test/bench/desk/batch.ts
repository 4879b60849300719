import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ValueOf } from '@shared/api'
import { LIMITS as COURIER_LIMITS } from '../../../cloudfunctions/providers/courier/kdniao/units'
import { LIMITS as PRINTER_LIMITS } from '../../../cloudfunctions/providers/printer/kuaimai/units'
import { startCloud, type Cloud } from '../../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../../local/demo'
import { PROFILES } from '../../../local/cloudbase/limits'
import { printersOf } from '../../../local/partners/settings'
import { manyOrders } from './orders'
import { percentile, secondsSince, timesOf, wait } from './timing'

export interface BatchCase {
  readonly orders: number
  readonly poke: boolean
  readonly printers: number
}

/** Design §11: a partner answers after 300 ms, give or take 200. */
const PARTNER = { slow: { mode: 'always', ms: 300, jitterMs: 200 } }
const LOOK_MS = 500

const post = (cloud: Cloud, route: string, body: object) =>
  fetch(`${cloud.gatewayUrl}${route}`, { method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json())
const owner = async <T>(cloud: Cloud, name: string, input: object): Promise<T> =>
  must(await cloud.api<T>(PERSONAS.owner, name, input), name)

type Calls = Readonly<Record<string, number>>

async function databaseCalls(cloud: Cloud): Promise<Calls> {
  const state = (await fetch(`${cloud.gatewayUrl}/local/state`).then((answer) => answer.json())) as {
    databaseCalls: Calls
  }
  return state.databaseCalls
}

/** What came on top, most frequent first. */
const callsSince = (before: Calls, after: Calls): (readonly [string, number])[] =>
  Object.entries(after)
    .map(([call, count]) => [call.replace('database.', ''), count - (before[call] ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])

/** A shop with so many printers and orders, nothing audited yet, partners and database still at full speed. */
async function prepare(cloud: Cloud, { orders, printers }: BatchCase) {
  await openDemoShop(cloud)
  for (const { sn, deviceKey } of printersOf(printers).slice(2))
    await owner(cloud, 'printer.add', { driver: 'kuaimai', sn, fields: { deviceKey }, label: sn.slice(-4) })
  const files = manyOrders(orders)
  await importFile(cloud, 'products', { name: 'products.csv', bytes: files.products })
  await cloud.twin('wechat', 'quirks', { 'WX-10060001-lag': false })
  await seedPayments(cloud, files.orders)
  const { state, stored } = await importFile(cloud, 'orders', { name: 'orders.csv', bytes: files.orders })
  if (state !== 'done' || stored !== orders) throw new Error(`the import ended as ${state} with ${stored} orders`)
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await wait(LOOK_MS)
}

const QUIET_LOOK_MS = 3000
const QUIET_CALLS = 60

/** The platform's pushes about the new payments have been taken in: what is counted afterwards is the batch. */
async function quiet(cloud: Cloud): Promise<boolean> {
  const count = async () => Object.values(await databaseCalls(cloud)).reduce((sum, calls) => sum + calls, 0)
  const before = await count()
  await wait(QUIET_LOOK_MS)
  return (await count()) - before < QUIET_CALLS
}

const MOVING = ['ready', 'calling', 'answered', 'unknown'] as const

/** All rules asked, stock held, payments learned. */
async function settled(cloud: Cloud): Promise<boolean> {
  // too many calls for the plan's rate is an answer too: not yet
  const answer = await cloud.api<ValueOf<'effectList'>>(PERSONAS.owner, 'effect.list', {}).catch(() => undefined)
  return answer?.ok === true && MOVING.every((state) => !answer.value.states[state])
}

/** One tap takes a thousand orders at most, so a bigger day is tapped again. Answers how many taps. */
async function printAll(cloud: Cloud): Promise<number> {
  for (let taps = 0; ; taps++) {
    const tap = () => cloud.api<ValueOf<'printGo'>>(PERSONAS.owner, 'print.go', { requestId: `bench-tap-${taps}` })
    let answer = await tap()
    for (; !answer.ok && answer.refusal === 'busy'; answer = await tap()) await wait(LOOK_MS)
    if (!answer.ok && answer.refusal === 'nothing-ready') return taps
    must(answer, 'print.go')
    await until(() => planned(cloud))
  }
}

/** The orders of the tap have left the list of those that wait for one. */
async function planned(cloud: Cloud): Promise<boolean> {
  const answer = await cloud.api<ValueOf<'deskShow'>>(PERSONAS.owner, 'desk.show', {})
  return answer.ok && answer.value.running === undefined
}

interface Books {
  readonly copies: number
  readonly waiting: number
}
const queued = async (cloud: Cloud): Promise<number> => {
  const { copies, waiting } = await cloud.twin<Books>('kuaimai', 'books')
  return copies + waiting
}

/** Pages that staff have open meanwhile, one call a second. A call that breaks is counted, not hidden. */
async function usersMeanwhile(cloud: Cloud, isOver: () => boolean) {
  const calls = [() => owner(cloud, 'order.list', { bucket: 'in-work' }), () => owner(cloud, 'desk.show', {})]
  const times: number[] = []
  let broke = 0
  for (let i = 0; !isOver(); i++) {
    const call = calls[i % calls.length] ?? (() => Promise.resolve())
    times.push(...(await timesOf(1, () => call().catch(() => void (broke += 1)))))
    await wait(1000)
  }
  return { times, broke }
}

export interface BatchResult extends BatchCase {
  readonly taps: number
  readonly auditSeconds: number
  /** From the tap until the last label is in a printer's queue. */
  readonly seconds: number
  /** What the partners' limits alone would take. */
  readonly floorSeconds: number
  /** What the database's calls a second alone would take for the calls that were made. */
  readonly databaseSeconds: number
  readonly callsAnOrder: number
  /** Database calls by action and collection. */
  readonly perCall: readonly (readonly [string, number])[]
  readonly apiP50Ms: number
  readonly apiP95Ms: number
  readonly apiBroke: number
}

const perSecond = (limits: readonly { readonly gapMs: number }[]) =>
  Math.min(...limits.map(({ gapMs }) => 1000 / gapMs))

export function floorSeconds({ orders, printers }: BatchCase): number {
  return Math.max(orders / perSecond(COURIER_LIMITS), orders / (perSecond(PRINTER_LIMITS) * printers))
}

async function measure(cloud: Cloud, ask: BatchCase): Promise<BatchResult> {
  await prepare(cloud, ask)
  for (const name of ['kdniao', 'kuaimai', 'wechat']) await cloud.twin(name, 'faults', PARTNER)
  await post(cloud, '/local/switches', { profile: 'cloud', timersOff: false })
  const audit = performance.now()
  await until(() => settled(cloud))
  const auditSeconds = secondsSince(audit)
  await until(() => quiet(cloud))
  const callsBefore = await databaseCalls(cloud)
  const begun = performance.now()
  const taps = await printAll(cloud)
  let over = false
  const users = usersMeanwhile(cloud, () => over)
  await until(async () => (await queued(cloud)) >= ask.orders)
  const seconds = secondsSince(begun)
  const perCall = callsSince(callsBefore, await databaseCalls(cloud))
  const calls = perCall.reduce((sum, [, count]) => sum + count, 0)
  over = true
  const { times, broke } = await users
  return {
    ...ask,
    taps,
    auditSeconds,
    seconds,
    floorSeconds: floorSeconds(ask),
    databaseSeconds: Math.round(calls / PROFILES.cloud.qps),
    callsAnOrder: Math.round((calls / ask.orders) * 10) / 10,
    perCall,
    apiP50Ms: Math.round(percentile(times, 0.5)),
    apiP95Ms: Math.round(percentile(times, 0.95)),
    apiBroke: broke,
  }
}

/** One batch on fresh data: audited, planned, numbered and queued by the timers' own work functions. */
export async function benchBatch(ask: BatchCase): Promise<BatchResult> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-bench-'))
  const cloud = await startCloud({ dataDir, timersOff: true, poke: ask.poke, printers: ask.printers })
  try {
    return await measure(cloud, ask)
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
