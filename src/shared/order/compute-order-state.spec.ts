import type { Finding } from '../audit/finding'
import type { ParcelDoc } from '../parcel/parcel'
import { computeOrder } from './compute-order-state'
import type { OrderDoc, OrderLine } from './order'
import { ORDER_STATES } from './order-state'

const line = (more: Partial<OrderLine> = {}): OrderLine => ({
  lineNo: 1,
  sku: 's',
  title: 't',
  spec: '',
  paidFen: 1,
  ordered: 2,
  refunding: 0,
  refunded: 0,
  planned: 0,
  shipped: 0,
  ...more,
})
const fix: Finding = { code: 'buyer-remark', severity: 'fix', reason: 'r' }
const stop: Finding = { code: 'unpaid', severity: 'stop', reason: 'r' }
const orderOf = (more: Partial<OrderDoc> = {}): OrderDoc =>
  ({
    _id: 'o',
    lines: [line()],
    parcelIds: [],
    findings: [],
    accepted: {},
    auditedAt: 1,
    state: 'new',
    platformStatus: 'paid',
    upload: { rev: 0, doneRev: 0 },
    notices: { shipped: 'none' },
    ...more,
  }) as OrderDoc
const parcelOf = (goods: ParcelDoc['goods'], quantity: number, more: Partial<ParcelDoc> = {}) =>
  ({
    _id: `p${quantity}`,
    goods,
    track: 'none',
    lines: [{ orderId: 'o', lineNo: 1, sku: 's', title: 't', spec: '', quantity }],
    ...more,
  }) as ParcelDoc

const CASES = [
  ['new before its audit', orderOf({ auditedAt: undefined }), [], 'new', 'to-audit'],
  ['ready when nothing was found', orderOf(), [], 'ready', 'to-print'],
  ['held by a finding', orderOf({ findings: [fix] }), [], 'held', 'held'],
  [
    'ready once it is accepted',
    orderOf({ findings: [fix], accepted: { 'buyer-remark': { by: 'a', at: 1 } } }),
    [],
    'ready',
    'to-print',
  ],
  [
    'held by a stop that was accepted',
    orderOf({ findings: [stop], accepted: { unpaid: { by: 'a', at: 1 } } }),
    [],
    'held',
    'held',
  ],
  ['held by a person', orderOf({ heldBy: 'a' }), [], 'held', 'held'],
  ['cancelled with its payment', orderOf({ platformStatus: 'refunded' }), [], 'cancelled', undefined],
  ['in work when planned', orderOf(), [parcelOf('planned', 2)], 'fulfilling', 'in-work'],
  [
    'a problem when refunded in work',
    orderOf({ platformStatus: 'refunding' }),
    [parcelOf('packed', 2)],
    'fulfilling',
    'problem',
  ],
  ['ready again when its parcel is void', orderOf({ state: 'fulfilling' }), [parcelOf('void', 2)], 'ready', 'to-print'],
  ['in work when half has left', orderOf(), [parcelOf('handed-over', 1)], 'fulfilling', 'in-work'],
  ['shipped when all has left', orderOf(), [parcelOf('handed-over', 2)], 'shipped', undefined],
  [
    'done when told and delivered',
    orderOf({ upload: { rev: 1, doneRev: 1 } }),
    [parcelOf('handed-over', 2, { track: 'delivered' })],
    'done',
    undefined,
  ],
  ['ready still while it is audited anew', orderOf({ auditedAt: undefined, state: 'ready' }), [], 'ready', 'to-print'],
] as const
it.each(CASES)('is %s', (...[, order, parcels, state, bucket]) => {
  expect(computeOrder(order, parcels)).toMatchObject({ state, bucket })
})

it('computes every state, and no other is known', () => {
  expect([...new Set(CASES.map(([, , , state]) => state))].sort()).toEqual([...ORDER_STATES].sort())
})

it('asks for one write-back a parcel that left, and tells the buyer once', () => {
  const first = computeOrder(orderOf(), [parcelOf('handed-over', 1)])
  expect(first).toMatchObject({ upload: { rev: 1 }, notices: { shipped: 'wanted' } })
  const told = orderOf({ upload: { rev: 1, doneRev: 1 }, notices: { shipped: 'sent' } })
  const again = computeOrder(told, [parcelOf('handed-over', 1, { _id: 'a' }), parcelOf('handed-over', 1, { _id: 'b' })])
  expect(again).toMatchObject({ upload: { rev: 2, doneRev: 1 }, notices: { shipped: 'sent' } })
})

it('keeps the claim of a parcel that is not stored yet', () => {
  const order = orderOf({ parcelIds: ['missing'], lines: [line({ planned: 2 })] })
  expect(computeOrder(order, []).lines[0]?.planned).toBe(2)
  expect(computeOrder({ ...order, parcelIds: ['p2'] }, [parcelOf('void', 2)]).lines[0]?.planned).toBe(0)
})

it('computes the same from its own answer', () => {
  const order = orderOf()
  const parcels = [parcelOf('handed-over', 2)]
  const once = computeOrder(order, parcels)
  expect(computeOrder({ ...order, ...once, bucket: once.bucket }, parcels)).toEqual(once)
})

it('counts a parcel told early once, and once more when it is void or holds nothing of the order any more', () => {
  const early = { early: { at: 1, by: 'owner' } }
  const revOf = (order: OrderDoc, ...parcels: ParcelDoc[]) => computeOrder(order, parcels).upload.rev
  expect(revOf(orderOf(), parcelOf('packed', 2, early))).toBe(1)
  expect(revOf(orderOf(), parcelOf('handed-over', 2, early))).toBe(1)
  expect(revOf(orderOf(), parcelOf('void', 2, early))).toBe(2)
  expect(revOf(orderOf(), parcelOf('packed', 2, { ...early, lines: [] }))).toBe(2)
  expect(revOf(orderOf(), parcelOf('void', 2))).toBe(0)
  expect(revOf(orderOf(), parcelOf('void', 2, early), parcelOf('handed-over', 2))).toBe(3)
  const reship = { rev: 4, doneRev: 3, reship: { count: 1, rev: 4 } }
  expect(revOf(orderOf({ upload: reship }), parcelOf('void', 2, early), parcelOf('handed-over', 2))).toBe(4)
})

it('asks anew with a new revision, whatever the last one met; the same one stays blocked', () => {
  const early = { early: { at: 1, by: 'owner' } }
  const blocked = orderOf({ upload: { rev: 2, doneRev: 1, blocked: 'told-void' } })
  const gone = parcelOf('void', 2, early)
  expect(computeOrder(blocked, [gone]).upload).toEqual(blocked.upload)
  expect(computeOrder(blocked, [gone, parcelOf('handed-over', 2)]).upload).toEqual({ rev: 3, doneRev: 1 })
})

it('tells the buyer when the first parcel leaves, not when the platform is told early', () => {
  const early = { early: { at: 1, by: 'owner' } }
  expect(computeOrder(orderOf(), [parcelOf('packed', 2, early)]).notices.shipped).toBe('none')
  const told = orderOf({ upload: { rev: 1, doneRev: 1 } })
  expect(computeOrder(told, [parcelOf('handed-over', 2, early)]).notices.shipped).toBe('wanted')
})
