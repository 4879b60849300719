import { COURIER_KEYS } from '@shared/courier/courier-key'
import type { IncomingOrder } from '@shared/order/incoming'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { auditOrder } from '../../cloudfunctions/audit/audit-order'
import { createSeal } from '../../cloudfunctions/cloud/crypto'
import { addCourier } from '../../cloudfunctions/repo/couriers'
import { changeOrder, getOrder } from '../../cloudfunctions/repo/orders'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { addShop } from '../../cloudfunctions/repo/shops'
import { demoShop } from './demo-shop'
import { openOrderReceiver } from '../../cloudfunctions/verbs/receivers'
import { shippingFacts } from '../../cloudfunctions/verbs/plan-facts'
import { settleOrder } from '../../cloudfunctions/verbs/settle-order'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { createMemoryDb } from './memory-db'

const key = (letter: string) => `k1:${Buffer.alloc(32, letter).toString('base64')}`
export const NOON = 1_795_147_200_000

/** The demo shop on an empty memory database, its clock in the test's hand. */
export async function createTestDesk() {
  const db = createMemoryDb()
  const seal = createSeal(key('d'), key('f'))
  const clock = { at: NOON }
  const desk = { db, seal, now: () => clock.at }
  const demo = demoShop({
    now: NOON,
    appId: 'wx1',
    mchId: 'm1',
    seal: (place, text) => seal.seal(place, text),
    courierFields: Object.fromEntries(COURIER_KEYS.map((courier) => [courier, { account: courier }])),
    printers: ['P1', 'P2'].map((sn) => ({ sn, label: sn, fields: {} })),
  })
  await addShop(desk, demo.shop)
  for (const courier of demo.couriers) await addCourier(desk, courier)
  for (const printer of demo.printers) await addPrinter(desk, printer)
  return { db, desk, clock, shop: demo.shop, demo }
}
export type TestDesk = Awaited<ReturnType<typeof createTestDesk>>

export const anOrder = (no: string, change: Partial<IncomingOrder> = {}): IncomingOrder => ({
  platformNo: no,
  source: 'feed',
  version: 1,
  placedAt: NOON - 7_200_000,
  paidAt: NOON - 3_600_000,
  status: 'paid',
  lines: [{ lineNo: 1, sku: 'S1', title: '卫衣', spec: 'M', paidFen: 9900, ordered: 2, refunding: 0, refunded: 0 }],
  receiver: {
    name: '吕洋',
    phone: '15711299801',
    province: '广东省',
    city: '广州市',
    district: '番禺区',
    detail: '化龙镇桃源巷91号',
  },
  buyerRemark: '',
  sellerMemo: '',
  ...change,
})

export const orderIn = async ({ desk }: TestDesk, no: string): Promise<OrderDoc> => {
  const order = await getOrder(desk, `demo_${no}`)
  if (!order) throw new Error(`no order ${no}`)
  return order
}

/** What the work functions would do next: holds the stock and audits. */
export async function holdAndAudit(test: TestDesk, no: string): Promise<OrderDoc> {
  const order = await orderIn(test, no)
  const receiver = openOrderReceiver(test.desk.seal, order)
  const { findings } = await auditOrder({
    order,
    receiver,
    now: test.desk.now(),
    settings: test.shop.audit,
    goods: { short: [], unknownSkus: [], badBarcodes: [], weightGrams: 500 },
    shipping: shippingFacts(test.shop, test.demo.couriers),
    neighbours: [],
  })
  const hold = order.platformStatus === 'paid' ? ('held' as const) : order.hold
  const audited = { ...order, findings, hold, auditedAt: test.desk.now() }
  const next = await changeOrder(test.desk, order, {
    findings,
    hold,
    auditedAt: audited.auditedAt,
    ...settleOrder(audited, []),
  })
  if (!next) throw new Error('changed meanwhile')
  return next
}

export async function takeInReady(test: TestDesk, no: string, change: Partial<IncomingOrder> = {}) {
  await upsertOrder(test.desk, test.shop, anOrder(no, change))
  return holdAndAudit(test, no)
}

export const parcelsIn = ({ db }: TestDesk): ParcelDoc[] => db.all<ParcelDoc>('parcels')
