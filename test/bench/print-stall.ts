/**
 * npm run bench:print [-- --orders 300]: one tap, two printers, the gateway's cloud profile. How long do the printers stand still
 * because we have nothing for them, after the first two seconds? Figures only: it fails when something breaks, never for being slow.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ValueOf } from '@shared/api'
import { ensureFunctions } from '../../local/build'
import { startCloud, type Cloud } from '../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../local/demo'
import { SANDBOX } from '../../local/partners/settings'
import { manyOrders } from './desk/orders'
import { secondsSince, wait } from './desk/timing'

/** Design: a partner answers after 300 ms, give or take 200. */
const PARTNER = { slow: { mode: 'always', ms: 300, jitterMs: 200 } }
/** What a printer may wait at the beginning. */
const GRACE_MS = 2000
const LOOK_MS = 500
const MOVING = ['ready', 'calling', 'answered', 'unknown'] as const

interface Job {
  readonly sn: string
  /** When it was taken into the printer's queue. */
  readonly at: number
}

const owner = async <T>(cloud: Cloud, name: string, input: object): Promise<T> =>
  must(await cloud.api<T>(PERSONAS.owner, name, input), name)

/** A printer's time without work between its first job and its last, by the jobs' times alone: `sheetMs` a sheet, one by one. */
function stallMs(arrivals: readonly number[], sheetMs: number): number {
  let freeAt = arrivals[0] ?? 0
  let stall = 0
  for (const at of arrivals) {
    stall += Math.max(0, at - freeAt)
    freeAt = Math.max(freeAt, at) + sheetMs
  }
  return stall
}

async function settled(cloud: Cloud): Promise<boolean> {
  const answer = await cloud.api<ValueOf<'effectList'>>(PERSONAS.owner, 'effect.list', {}).catch(() => undefined)
  return answer?.ok === true && MOVING.every((state) => !answer.value.states[state])
}

async function prepare(cloud: Cloud, orders: number) {
  await openDemoShop(cloud)
  const files = manyOrders(orders)
  await importFile(cloud, 'products', { name: 'products.csv', bytes: files.products })
  await cloud.twin('wechat', 'quirks', { 'WX-10060001-lag': false })
  await seedPayments(cloud, files.orders)
  await importFile(cloud, 'orders', { name: 'orders.csv', bytes: files.orders })
  for (const name of ['kdniao', 'kuaimai', 'wechat']) await cloud.twin(name, 'faults', PARTNER)
  await fetch(`${cloud.gatewayUrl}/local/switches`, {
    method: 'POST',
    body: JSON.stringify({ profile: 'cloud', timersOff: false }),
  })
  while (!(await settled(cloud))) await wait(LOOK_MS)
}

async function measure(cloud: Cloud, orders: number) {
  await prepare(cloud, orders)
  const begun = performance.now()
  const tappedAt = Date.now()
  await owner(cloud, 'print.go', { requestId: 'bench-print' })
  let jobs: Job[] = []
  while (jobs.length < orders) {
    await wait(LOOK_MS)
    jobs = await cloud.twin<Job[]>('kuaimai', 'jobs')
  }
  console.log(`${orders} labels, two printers: tap to last label queued ${secondsSince(begun)} s`)
  for (const sn of new Set(jobs.map((job) => job.sn))) {
    const arrivals = jobs.filter((job) => job.sn === sn).map(({ at }) => at)
    const all = stallMs(arrivals, SANDBOX.kuaimai.sheetMs)
    const later = arrivals.filter((at) => at >= (arrivals[0] ?? 0) + GRACE_MS)
    const first = arrivals.filter((at) => at < (arrivals[0] ?? 0) + GRACE_MS)
    const after = all - stallMs(first, SANDBOX.kuaimai.sheetMs)
    const begins = ((arrivals[0] ?? tappedAt) - tappedAt) / 1000
    console.log(
      [
        `${sn}: ${arrivals.length} labels, first after ${begins.toFixed(1)} s,`,
        `stands still ${(all / 1000).toFixed(1)} s in all, ${(Math.max(0, after) / 1000).toFixed(1)} s after its first 2 s`,
        `(${later.length} labels came later than that)`,
      ].join(' '),
    )
  }
}

async function main() {
  const { values } = parseArgs({ options: { orders: { type: 'string', default: '300' } } })
  await ensureFunctions()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-print-'))
  const cloud = await startCloud({ dataDir, timersOff: true, poke: true })
  try {
    await measure(cloud, Number(values.orders))
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
