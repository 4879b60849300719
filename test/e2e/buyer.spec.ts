import { randomUUID } from 'node:crypto'
import type { ValueOf } from '@shared/api'
import type { Cloud } from '../../local/cloud'
import { importFile, seedPayments } from '../../local/demo'
import { dayUntil } from '../../local/demo-day'
import { handOver, pack, pick, settle } from '../flow/day/day'
import { firstOrders, startApp, until, type App } from './app'

const DAY_MS = 86_400_000
/** Trips on one way: two of them are slow. */
const QUICK = 10
const SLOW = 2

interface Tracked {
  readonly waybillNo: string
  readonly last: string
  readonly may: readonly string[]
}

let app: App
let ahead = 0
beforeAll(async () => void (app = await startApp()), 240_000)
afterAll(async () => await app?.close(), 60_000)

const pass = async (cloud: Cloud, ms: number) => {
  ahead += ms
  await cloud.advance(ms)
}

/** The first order of the sample day, of so many neighbours who each want the same. */
function neighbours(from: number, count: number): Buffer {
  const [head = '', row = ''] = firstOrders(2).toString().split('\n')
  const rows = Array.from({ length: count }, (_, i) =>
    row
      .replace(/^\d{20}/, (no) => no.slice(0, -4) + String(7000 + from + i))
      .replace('15711299801', `157112${String(90_000 + from + i)}`)
      .replace('91号', `${from + i}号`),
  )
  return dayUntil(Buffer.from([head, ...rows].join('\n')), Date.now() + ahead)
}

/** From the file to the van, by the routes of the pages. */
async function send(name: string, orders: Buffer): Promise<string[]> {
  const { cloud } = app
  await seedPayments(cloud, orders)
  await importFile(cloud, 'orders', { name, bytes: orders })
  await settle(cloud)
  await app.ownerApi('print.go', { requestId: randomUUID() })
  await settle(cloud)
  await pick(cloud)
  await pack(cloud)
  await handOver(cloud)
  await settle(cloud)
  const all = await cloud.twin<Tracked[]>('kdniao', 'parcels')
  return all.filter(({ last }) => last === 'none').map(({ waybillNo }) => waybillNo)
}

const scan = async (numbers: readonly string[], ...actions: string[]) => {
  for (const action of actions)
    for (const waybillNo of numbers) await app.cloud.twin('kdniao', 'scan', { waybillNo, action })
}

it('tells a buyer the day of arrival by the parcels that have arrived on the same way', async () => {
  const { cloud } = app
  const first = await send('first.csv', neighbours(11, QUICK + SLOW))
  expect(first).toHaveLength(QUICK + SLOW)
  await scan(first, 'collected', 'moving')
  await pass(cloud, 3 * DAY_MS)
  await scan(first.slice(0, QUICK), 'delivering', 'delivered')
  await pass(cloud, 2 * DAY_MS)
  await scan(first.slice(QUICK), 'delivering', 'delivered')
  const [next = ''] = await send('next.csv', neighbours(61, 1))
  await scan([next], 'collected', 'moving')
  const payments = await cloud.twin<{ outTradeNo: string; openid: string }[]>('wechat', 'payments')
  const openid = payments.find(({ outTradeNo }) => outTradeNo.endsWith('7061'))?.openid ?? ''
  const shown = await until(async () => {
    await settle(cloud)
    const answer = await cloud.api<ValueOf<'buyerParcels'>>(openid, 'buyer.parcels', {})
    const parcel = answer.ok ? answer.value.parcels[0] : undefined
    return parcel?.arrival?.trips === QUICK + SLOW ? parcel : undefined
  })
  expect(shown).toMatchObject({ arrival: { fromDays: 3, toDays: 3, kept: QUICK, lateDays: 0 } })
  const buyer = await app.phone(openid)
  await buyer.page.clock.setFixedTime(Date.now() + ahead)
  await buyer.go('sub/buyer/parcels/index')
  await buyer.at('due').waitFor()
  await buyer.shot('buyer-parcel')
  expect(buyer.errors).toEqual([])
}, 600_000)
