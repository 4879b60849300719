import { randomUUID } from 'node:crypto'
import type { ValueOf } from '@shared/api'
import type { FloorEvent } from '@shared/api/floor-event'
import type { FloorParcel } from '@shared/api/floor'
import type { Cloud } from '../../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../../local/demo'
import type { DayFiles } from './options'
import type { PrintedBatch } from './paper'

/** What a person looks at and waves through; the rest stays held until the fact itself ends. */
const ACCEPTABLE = ['address-repairable', 'buyer-remark', 'seller-memo'] as const
const WORKERS = ['work0', 'work1', 'work2'] as const
const MINUTE = 60_000
/** Enough for the longest lag of a payment (10 min) and its back-off (1, 5, 15, 30 min). */
const MAX_WAITS = 30
const MOVING = ['ready', 'calling', 'answered', 'unknown'] as const

const owner = async <T>(cloud: Cloud, name: string, input: object): Promise<T> =>
  must(await cloud.api<T>(PERSONAS.owner, name, input), name)
const packer = async <T>(cloud: Cloud, name: string, input: object): Promise<T> =>
  must(await cloud.api<T>(PERSONAS.packer, name, input), name)

/** Runs the workers until nothing is left to do, moving the clock on when all that is left waits for its hour. */
export async function settle(cloud: Cloud): Promise<Readonly<Record<string, number>>> {
  let before = ''
  for (let waited = 0; ;) {
    await Promise.all(WORKERS.map((name) => cloud.run(name)))
    const { states } = await owner<ValueOf<'effectList'>>(cloud, 'effect.list', {})
    const moving = MOVING.reduce((sum, state) => sum + (states[state] ?? 0), 0)
    if (moving === 0) {
      // what was ensured late, and whatever still waits, is found by the sweep
      await cloud.run('care')
      const again = await owner<ValueOf<'effectList'>>(cloud, 'effect.list', {})
      if (MOVING.every((state) => !again.states[state])) return again.states
      continue
    }
    const now = JSON.stringify(states)
    if (now === before) {
      if (waited++ > MAX_WAITS) return states
      await cloud.advance(MINUTE * Math.min(waited, 5))
    }
    before = now
  }
}

async function intake(cloud: Cloud, { products, orders }: DayFiles) {
  await importFile(cloud, 'products', products)
  await seedPayments(cloud, orders.bytes)
  const imported = await importFile(cloud, 'orders', orders)
  if (imported.state !== 'done') throw new Error(`the import ended as ${imported.state}: ${imported.refusal ?? ''}`)
}

/** So many buyers let one go by that tap 允许 on their page; the sandbox WeChat holds the same. */
const ALLOWS_EVERY = 4

/** Some buyers allow messages: one tap is one message of each template, in WeChat's book and in ours. */
async function buyersAllow(cloud: Cloud): Promise<void> {
  const payments = await cloud.twin<readonly { readonly openid: string }[]>('wechat', 'payments')
  const buyers = [...new Set(payments.map(({ openid }) => openid))].filter((_, index) => index % ALLOWS_EVERY === 0)
  for (const openid of buyers) {
    const page = must(await cloud.api<ValueOf<'buyerParcels'>>(openid, 'buyer.parcels', {}), 'buyer.parcels')
    for (const templateId of page.templateIds) await cloud.twin('wechat', 'credits', { openid, templateId, count: 1 })
    const tap = { templateIds: page.templateIds }
    must(await cloud.api<ValueOf<'buyerSubscribe'>>(openid, 'buyer.subscribe', tap), 'buyer.subscribe')
  }
}

async function audit(cloud: Cloud) {
  for (const code of ACCEPTABLE)
    await owner(cloud, 'audit.accept', { requestId: `accept-${code}-${randomUUID().slice(0, 8)}`, code })
  await settle(cloud)
}

export async function pick(cloud: Cloud): Promise<number> {
  let picked = 0
  for (;;) {
    const { parcels } = await packer<ValueOf<'floorSnapshot'>>(cloud, 'floor.snapshot', { stage: 'to-pick' })
    const ready = parcels.map(({ id }) => id).slice(0, 200)
    if (ready.length === 0) return picked
    const answer = await packer<ValueOf<'pickFinish'>>(cloud, 'pick.finish', { parcelIds: ready })
    picked += answer.picked
    if (answer.picked === 0) return picked
  }
}

const event = (
  session: string,
  seq: number,
  rest: Partial<FloorEvent> & Pick<FloorEvent, 'kind' | 'parcelId'>,
): FloorEvent => ({
  id: randomUUID(),
  session,
  seq,
  at: Date.now(),
  ...rest,
})

function packEvents(session: string, parcel: FloorParcel): FloorEvent[] {
  const events: FloorEvent[] = []
  for (const line of parcel.lines)
    for (let piece = 0; piece < line.quantity; piece++)
      events.push(event(session, events.length, { kind: 'pack-piece', parcelId: parcel.id, sku: line.sku }))
  events.push(event(session, events.length, { kind: 'pack-done', parcelId: parcel.id }))
  return events
}

async function sendEvents(cloud: Cloud, events: readonly FloorEvent[]) {
  for (let at = 0; at < events.length; at += 100) {
    const { acks } = await packer<ValueOf<'floorEvents'>>(cloud, 'floor.events', { events: events.slice(at, at + 100) })
    const wrong = acks.find(({ verdict }) => verdict !== 'stored' && verdict !== 'again')
    if (wrong) throw new Error(`floor event ${wrong.id} got ${wrong.verdict}`)
  }
}

export async function pack(cloud: Cloud): Promise<number> {
  let packed = 0
  for (;;) {
    const { parcels } = await packer<ValueOf<'floorSnapshot'>>(cloud, 'floor.snapshot', { stage: 'to-pack' })
    if (parcels.length === 0) return packed
    const session = randomUUID()
    await sendEvents(
      cloud,
      parcels.flatMap((parcel) => packEvents(session, parcel)),
    )
    packed += parcels.length
  }
}

export async function handOver(cloud: Cloud): Promise<number> {
  let total = 0
  const { couriers } = await packer<ValueOf<'settingsGet'>>(cloud, 'settings.get', {})
  for (const { courier } of couriers) {
    const session = randomUUID()
    const { parcels } = await packer<ValueOf<'floorSnapshot'>>(cloud, 'floor.snapshot', { stage: 'to-hand', courier })
    if (parcels.length === 0) continue
    const { id } = await packer<ValueOf<'handoverOpen'>>(cloud, 'handover.open', { courier })
    await sendEvents(
      cloud,
      parcels.map((parcel, seq) => event(session, seq, { kind: 'hand', parcelId: parcel.id, handoverId: id })),
    )
    const requestId = randomUUID()
    // the timer of a real day: what the platform says is never older than a minute
    await cloud.run('care')
    const close = () => packer<ValueOf<'handoverClose'>>(cloud, 'handover.close', { id, requestId })
    let shown = await close()
    while (shown.state === 'closing') shown = await close()
    total += shown.handedOver
  }
  return total
}

/** The slot of every label that waits to be picked. */
async function slotsOf(cloud: Cloud): Promise<Record<string, number>> {
  const { parcels } = await packer<ValueOf<'floorSnapshot'>>(cloud, 'floor.snapshot', { stage: 'to-pick' })
  return Object.fromEntries(parcels.map(({ waybillNo, slot }) => [waybillNo, slot]))
}

export interface DayCounts {
  readonly printed: PrintedBatch
  readonly picked: number
  readonly packed: number
  readonly handedOver: number
  readonly effects: Readonly<Record<string, number>>
  readonly seconds: Readonly<Record<string, number>>
}

/** One whole day through the routes of the pages, nothing else. */
export async function driveDay(cloud: Cloud, files: DayFiles, say: (text: string) => void): Promise<DayCounts> {
  const seconds: Record<string, number> = {}
  const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const value = await work()
    seconds[name] = Math.round((performance.now() - begun) / 100) / 10
    say(`${name}: ${seconds[name]} s`)
    return value
  }
  await openDemoShop(cloud)
  await stage('import', () => intake(cloud, files))
  await stage('buyers', () => buyersAllow(cloud))
  await stage('audit', async () => {
    await settle(cloud)
    await audit(cloud)
  })
  const printed = await stage('print', async () => {
    const { batchId } = await owner<ValueOf<'printGo'>>(cloud, 'print.go', { requestId: randomUUID() })
    await settle(cloud)
    return { batchId, slots: await slotsOf(cloud) }
  })
  const picked = await stage('pick', () => pick(cloud))
  const packed = await stage('pack', () => pack(cloud))
  const handedOver = await stage('hand-over', () => handOver(cloud))
  const effects = await stage('write-back', () => settle(cloud))
  return { picked, packed, handedOver, printed, effects, seconds }
}
