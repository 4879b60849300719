import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ValueOf } from '@shared/api'
import { ensureFunctions } from '../../local/build'
import { startCloud, type Cloud } from '../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../local/demo'
import { seededRandom } from '../../local/partners/faults'
import { handOver, pack, pick, settle } from '../flow/day/day'
import { compareBooks } from './books'
import { dayOf, smallProducts } from './small-day'

const ORDERS_A_RUN = 8
const WORKERS = ['work0', 'work1', 'work2']
const MAX_DELAY_MS = 1_200

/** A phone on a bad line: the same request again until somebody answers. Requests carry their own ids, so that is safe. */
function patient(cloud: Cloud): Cloud {
  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries++) {
      try {
        return await call()
      } catch (error) {
        if (tries > 60) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }
  return {
    ...cloud,
    api: (openid, name, input) => again(() => cloud.api(openid, name, input)),
    run: (fn) => again(() => cloud.run(fn)),
    upload: (name, bytes) => again(() => cloud.upload(name, bytes)),
  }
}

/** Kills the gateway (everything in it dies at once) or one worker's instance, at a random moment of `work`. */
async function underFire(cloud: Cloud, random: () => number, work: () => Promise<unknown>): Promise<string> {
  const running = work()
  await new Promise((resolve) => setTimeout(resolve, random() * MAX_DELAY_MS))
  const victim = random() < 0.6 ? 'gateway' : (WORKERS[Math.floor(random() * WORKERS.length)] ?? 'work0')
  if (victim === 'gateway') await cloud.restart('gateway', 'kill')
  else await fetch(`${cloud.gatewayUrl}/local/kill`, { method: 'POST', body: JSON.stringify({ fn: victim }) })
  await running
  return victim
}

/** A person looks at the paper for every copy nobody knows about, and answers what he sees. */
async function lookAtPaper(cloud: Cloud, batchId: string) {
  const progress = must(
    await cloud.api<ValueOf<'printProgress'>>(PERSONAS.packer, 'print.progress', { batchId }),
    'print.progress',
  )
  if (progress.unsureCopies.length === 0) return
  const sheets = await cloud.twin<{ codes: readonly string[] }[]>('kuaimai', 'sheets', { decode: true })
  const seen = sheets.flatMap(({ codes }) => codes)
  for (const { copyId, waybillTail } of progress.unsureCopies) {
    const cameOut = seen.some((code) => code.endsWith(waybillTail))
    must(await cloud.api(PERSONAS.packer, 'copy.answer', { copyId, cameOut }), 'copy.answer')
  }
  await settle(cloud)
}

async function oneRun(cloud: Cloud, run: number, random: () => number): Promise<string[]> {
  const csv = dayOf(`R${run}`, ORDERS_A_RUN)
  await seedPayments(cloud, csv)
  await importFile(cloud, 'orders', { name: `run-${run}-${randomUUID().slice(0, 8)}.csv`, bytes: csv })
  await settle(cloud)
  const requestId = randomUUID()
  const victims = [
    await underFire(cloud, random, async () => {
      must(await cloud.api(PERSONAS.owner, 'print.go', { requestId }), 'print.go')
      await settle(cloud)
    }),
  ]
  // what was in flight when the worker died waits until its lease is out
  await cloud.advance(120_000)
  await settle(cloud)
  await lookAtPaper(cloud, requestId)
  await pick(cloud)
  await pack(cloud)
  victims.push(
    await underFire(cloud, random, async () => {
      await handOver(cloud)
      await settle(cloud)
    }),
  )
  await cloud.advance(120_000)
  await settle(cloud)
  return victims
}

async function main() {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
  })
  const seed = Number(values.seed)
  const random = seededRandom(seed)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-kill-'))
  await ensureFunctions()
  const cloud = await startCloud({ dataDir, timersOff: true, poke: false, seed })
  const calm = patient(cloud)
  let wrong: string[] = []
  try {
    await openDemoShop(calm)
    await importFile(calm, 'products', { name: 'products.csv', bytes: smallProducts() })
    for (let run = 1; run <= Number(values.runs) && wrong.length === 0; run++) {
      const victims = await oneRun(calm, run, random)
      wrong = await compareBooks(calm, run * ORDERS_A_RUN)
      console.log(`run ${run}: killed ${victims.join(', ')}: ${wrong.length === 0 ? 'books equal' : wrong.join('; ')}`)
    }
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  if (wrong.length > 0) throw new Error(`seed ${seed}: ${wrong.join('; ')}`)
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
