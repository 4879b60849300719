import type { ParcelDoc } from '../parcel/parcel'
import type { LivePayment } from '../ports/order-source'
import type { OrderLine } from './order'
import { goodsText, planUpload } from './plan-upload'

const line = (lineNo: number, ordered: number, refunded = 0): OrderLine => ({
  lineNo,
  sku: `s${lineNo}`,
  title: `货${lineNo}`,
  spec: '',
  paidFen: 1,
  ordered,
  refunding: 0,
  refunded,
  planned: 0,
  shipped: 0,
})
const order = (...lines: OrderLine[]) => ({ _id: 'o', lines, upload: { rev: 1, doneRev: 0 } })
const parcel = (id: string, quantities: Record<number, number>, goods: ParcelDoc['goods'] = 'handed-over') => ({
  _id: id,
  goods,
  courier: 'zto' as const,
  waybillNo: `W${id}`,
  handedOverAt: Number(id),
  lines: Object.entries(quantities).map(([lineNo, quantity]) => ({
    orderId: 'o',
    lineNo: Number(lineNo),
    sku: `s${lineNo}`,
    title: `货${lineNo}`,
    spec: '',
    quantity,
  })),
})
const live = (
  shipping: Partial<LivePayment['shipping']> = {},
  state: LivePayment['state'] = 'to-ship',
): LivePayment => ({
  tradeNo: '1',
  transactionId: 't',
  openid: 'u',
  paidFen: 1,
  paidAt: 0,
  state,
  inComplaint: false,
  shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [], ...shipping },
})
const there = (...ids: string[]) => ids.map((id) => ({ waybillNo: `W${id}`, carrier: 'ZTO' }))
const kindOf = (plan: ReturnType<typeof planUpload>) =>
  plan.kind === 'upload' ? [plan.mode, plan.allDelivered, plan.parcels.length] : plan

it('is unified for one parcel with everything', () => {
  expect(kindOf(planUpload(order(line(1, 2)), [parcel('1', { 1: 2 })], live()))).toEqual(['unified', true, 1])
})

it('is split from the first parcel on when something stays behind', () => {
  expect(kindOf(planUpload(order(line(1, 2)), [parcel('1', { 1: 1 })], live()))).toEqual(['split', false, 1])
})

it('sends the whole list with the last parcel, oldest first', () => {
  const plan = planUpload(
    order(line(1, 2)),
    [parcel('2', { 1: 1 }), parcel('1', { 1: 1 })],
    live({ mode: 'split', parcels: there('1') }),
  )
  expect(kindOf(plan)).toEqual(['split', true, 2])
  expect(plan.kind === 'upload' && plan.parcels.map(({ _id }) => _id)).toEqual(['1', '2'])
})

it('counts a refunded line as not to be shipped', () => {
  expect(kindOf(planUpload(order(line(1, 1), line(2, 1, 1)), [parcel('1', { 1: 1 })], live()))).toEqual([
    'unified',
    true,
    1,
  ])
})

it.each([
  ['the same and finished', { mode: 'unified', finished: true, finishCount: 1, parcels: there('1') }, { kind: 'same' }],
  [
    'other numbers, finished once',
    { mode: 'unified', finished: true, finishCount: 1, parcels: there('9') },
    { kind: 'blocked', reason: 'reship-needed' },
  ],
  [
    'other numbers, re-shipped',
    { mode: 'unified', finished: true, finishCount: 2, parcels: there('9') },
    { kind: 'blocked', reason: 'reship-used' },
  ],
] as const)('never re-ships by itself: %s', (_name, shipping, expected) => {
  expect(planUpload(order(line(1, 1)), [parcel('1', { 1: 1 })], live(shipping, 'shipped'))).toEqual(expected)
})

it('says the same when a split list is known and more is to come', () => {
  const shipping = { mode: 'split', parcels: there('1') } as const
  expect(planUpload(order(line(1, 2)), [parcel('1', { 1: 1 })], live(shipping))).toEqual({ kind: 'same' })
})

it('closes a split whose last line was refunded later', () => {
  const shipping = { mode: 'split', parcels: there('1') } as const
  expect(kindOf(planUpload(order(line(1, 2, 1)), [parcel('1', { 1: 1 })], live(shipping)))).toEqual(['split', true, 1])
})

it('tells nothing of parcels in the house, and nothing to a refunded payment', () => {
  expect(planUpload(order(line(1, 1)), [parcel('1', { 1: 1 }, 'packed')], live())).toEqual({ kind: 'nothing' })
  expect(planUpload(order(line(1, 1)), [parcel('1', { 1: 1 })], live({}, 'refunded'))).toEqual({
    kind: 'blocked',
    reason: 'gone',
  })
})

it('names the goods within 120 characters', () => {
  const many = parcel('1', Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i + 1, 1])))
  expect(goodsText({ _id: 'o' }, parcel('1', { 1: 2, 2: 1 }))).toBe('货1*2;货2*1')
  expect(goodsText({ _id: 'o' }, many).length).toBeLessThanOrEqual(120)
})

const early = (id: string, quantities: Record<number, number>, goods: ParcelDoc['goods'] = 'packed') => ({
  ...parcel(id, quantities, goods),
  early: { at: Number(id), by: 'owner' },
})
const asked = (rev: number, reshipRev: number) => ({
  ...order(line(1, 1)),
  upload: { rev, doneRev: rev - 1, reship: { count: 1, rev: reshipRev } },
})
const finished = (finishCount: 1 | 2, ...ids: string[]) =>
  live({ mode: 'unified', finished: true, finishCount, parcels: there(...ids) }, 'shipped')

it('tells a parcel that waits for the van by the owner’s word as one that has left', () => {
  expect(kindOf(planUpload(order(line(1, 1)), [early('1', { 1: 1 })], live()))).toEqual(['unified', true, 1])
  const both = planUpload(order(line(1, 2)), [parcel('2', { 1: 1 }), early('1', { 1: 1 })], live())
  expect(both.kind === 'upload' && both.parcels.map(({ _id }) => _id)).toEqual(['1', '2'])
  expect(planUpload(order(line(1, 1)), [early('1', { 1: 1 }, 'handed-over')], finished(1, '1'))).toEqual({
    kind: 'same',
  })
})

it('sees that what was told early is void, unless nothing was told or nothing is wanted', () => {
  const gone = early('1', { 1: 1 }, 'void')
  expect(planUpload(order(line(1, 1)), [gone], live())).toEqual({ kind: 'nothing' })
  expect(planUpload(order(line(1, 1)), [gone], finished(1, '1'))).toEqual({ kind: 'blocked', reason: 'told-void' })
  expect(planUpload(order(line(1, 1, 1)), [gone], finished(1, '1'))).toEqual({ kind: 'nothing' })
  expect(planUpload(order(line(1, 1)), [gone], live({ parcels: there('1') }, 'refunded'))).toEqual({ kind: 'nothing' })
})

it('sends the whole list again, without a re-ship, while a split is not finished', () => {
  const shipping = { mode: 'split', parcels: there('1') } as const
  const plan = planUpload(order(line(1, 2)), [early('1', { 1: 1 }, 'void'), early('2', { 1: 1 })], live(shipping))
  expect(kindOf(plan)).toEqual(['split', false, 1])
})

it('re-ships by the owner’s word for this revision only, once, and with all there is to tell', () => {
  const parcels = [early('1', { 1: 1 }, 'void'), parcel('2', { 1: 1 })]
  expect(kindOf(planUpload(asked(3, 3), parcels, finished(1, '1')))).toEqual(['unified', true, 1])
  const needed = { kind: 'blocked', reason: 'reship-needed' }
  expect(planUpload(asked(4, 3), parcels, finished(1, '1'))).toEqual(needed)
  expect(planUpload({ ...asked(3, 3), lines: [line(1, 2)] }, parcels, finished(1, '1'))).toEqual(needed)
  expect(planUpload(asked(3, 3), parcels, finished(2, '1'))).toEqual({ kind: 'blocked', reason: 'reship-used' })
})
