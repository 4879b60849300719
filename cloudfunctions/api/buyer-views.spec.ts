import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { buyerViews } from './buyer-views'

const line = (lineNo: number, ordered: number, change: object = {}) => ({
  ...{ lineNo, sku: `S${lineNo}`, title: `货${lineNo}`, spec: '黑;M', ordered },
  ...{ refunding: 0, refunded: 0, planned: 0, shipped: 0, ...change },
})
const order = (no: string, lines = [line(1, 2)], change: object = {}): OrderDoc =>
  ({
    ...{ _id: `demo_${no}`, platformNo: no, paidAt: 1, shipBy: 9, state: 'fulfilling', platformStatus: 'paid' },
    ...{ findings: [], accepted: {}, masked: { name: `买${no}`, phone: '', province: '', city: '', district: '' } },
    ...{ lines, ...change },
  }) as unknown as OrderDoc
const boxed = (no: string, lineNo: number, quantity: number) => ({
  ...{ orderId: `demo_${no}`, lineNo, title: `货${lineNo}`, spec: '黑;M', quantity },
})
const parcel = (id: string, lines: readonly ReturnType<typeof boxed>[], change: object = {}): ParcelDoc =>
  ({
    ...{ _id: id, shopId: 'demo', courier: 'zto', goods: 'handed-over', track: 'none', traces: [], packScans: {} },
    ...{
      lines,
      shipBy: 9,
      orderIds: [...new Set(lines.map(({ orderId }) => orderId))],
      waybillNo: `Z${id}`,
      packedAt: 2,
    },
    ...{ ship: { sender: { province: '' }, masked: { province: '', city: '' } }, ...change },
  }) as unknown as ParcelDoc
const known = { paces: [], now: 5 }
const short = (views: ReturnType<typeof buyerViews>) =>
  views.map(({ parcelId, stage, lines }) => [parcelId, stage, lines.map(({ title, quantity }) => title + quantity)])

it('shows each parcel of an order with what is in it, and what is still to come', () => {
  const two = order('1', [line(1, 2), line(2, 3)])
  const parcels = [parcel('A', [boxed('1', 1, 2)]), parcel('B', [boxed('1', 2, 1)], { goods: 'picked' })]
  expect(short(buyerViews([two], parcels, known))).toEqual([
    [undefined, 'preparing', ['货22']],
    ['A', 'shipped', ['货12']],
    ['B', 'preparing', ['货21']],
  ])
})

it('shows a parcel of two of his orders once, and in it no goods of another buyer', () => {
  const both = parcel('A', [boxed('1', 1, 2), boxed('2', 1, 1), boxed('3', 1, 4)])
  const views = buyerViews([order('2', [line(1, 1)]), order('1')], [both], known)
  expect(short(views)).toEqual([['A', 'shipped', ['货12', '货11']]])
  expect(views[0]?.orders.map(({ no }) => no)).toEqual(['2', '1'])
  expect(JSON.stringify(views)).not.toMatch(/demo_3|买3/)
})

it('says that all was checked only when every piece was scanned into the box', () => {
  const packed = (packScans: object, goods = 'packed') =>
    buyerViews([order('1')], [parcel('A', [boxed('1', 1, 2)], { packScans, goods })], known)[0]?.steps
  expect(packed({ e1: 'S1', e2: 'S1' })).toMatchObject([{ kind: 'paid' }, { pieces: 2, checked: true }])
  expect(packed({ e1: 'S1' })).toMatchObject([{ kind: 'paid' }, { pieces: 2, checked: false }])
  expect(packed({}, 'picked')).toMatchObject([{ kind: 'paid' }])
})

it('shows no number and no courier of a parcel that has not left, and no void one', () => {
  const parcels = [
    parcel('A', [boxed('1', 1, 2)], { goods: 'packed' }),
    parcel('V', [boxed('1', 1, 2)], { goods: 'void' }),
  ]
  const views = buyerViews([order('1')], parcels, known)
  expect(short(views)).toEqual([['A', 'preparing', ['货12']]])
  expect(views[0]).toMatchObject({ shipBy: 9 })
  expect([views[0]?.waybillNo, views[0]?.courier]).toEqual([undefined, undefined])
})
