import fc from 'fast-check'
import type { OrderDoc } from '../order/order'
import { bucketOfParcel } from './bucket'
import { decideGoods, decideVoid, undoGoods } from './decide-goods'
import { claimLines, planParcel } from './decide-plan'
import { clearStops, decideStop, settleStop } from './decide-stop'
import type { ParcelDoc, Stop } from './parcel'

const line = {
  lineNo: 1,
  sku: 'A',
  title: 't',
  spec: 's',
  paidFen: 1,
  ordered: 3,
  refunding: 1,
  refunded: 0,
  planned: 0,
  shipped: 0,
}
const order = {
  _id: 's_1',
  shopId: 's',
  warehouseId: 'w',
  shipBy: 9,
  state: 'ready',
  hold: 'held',
  platformStatus: 'paid',
  auditedAt: 1,
  parcelIds: [],
  lines: [line],
} as unknown as OrderDoc
const ship = { courier: 'zto' } as ParcelDoc['ship']
const actor = { at: 5, by: 'p', pickBeforePack: true }
const plan = (): ParcelDoc => {
  const claim = claimLines(order, 'P')
  if (!claim.ok) throw new Error(claim.refusal)
  return planParcel({
    id: 'P',
    orders: [order],
    lines: claim.value.lines,
    ship,
    waveId: 'w',
    slot: 1,
    by: 'p',
    at: 1,
  })
}
const printed = (change: Partial<ParcelDoc> = {}): ParcelDoc => ({ ...plan(), waybill: 'got', copies: 1, ...change })

it('claims what is neither under refund nor planned, and only of a ready order that holds its stock', () => {
  expect(claimLines(order, 'P')).toMatchObject({
    value: { lines: [{ quantity: 2 }], set: { state: 'fulfilling', lines: [{ planned: 2 }], parcelIds: ['P'] } },
  })
  expect(claimLines({ ...order, state: 'held' }, 'P')).toMatchObject({ refusal: 'not-ready' })
  expect(claimLines({ ...order, platformStatus: 'refunding' }, 'P')).toMatchObject({ refusal: 'not-ready' })
  expect(claimLines({ ...order, hold: 'short' }, 'P')).toMatchObject({ refusal: 'not-ready' })
  expect(claimLines({ ...order, lines: [{ ...line, planned: 2 }] }, 'P')).toMatchObject({ refusal: 'nothing-left' })
  expect(claimLines({ ...order, parcelIds: Array<string>(15).fill('x') }, 'P')).toMatchObject({
    refusal: 'too-many-parcels',
  })
})

it('opens hand-over only to a packed parcel with number, copy and no open stop', () => {
  const stop = { id: 'x', orderId: 's_1', lineNos: [1], reason: 'refund', at: 2 } as const
  const refusal = (parcel: ParcelDoc) => {
    const result = decideGoods('hand-over', parcel, actor)
    return result.ok ? 'go' : result.refusal
  }
  expect(refusal(printed({ goods: 'packed' }))).toBe('go')
  expect(refusal(printed({ goods: 'picked' }))).toBe('wrong-state')
  expect(refusal(printed({ goods: 'packed', waybill: 'voiding' }))).toBe('no-waybill')
  expect(refusal(printed({ goods: 'packed', copies: 0 }))).toBe('no-copy')
  expect(refusal(printed({ goods: 'packed', stops: [stop] }))).toBe('stopped')
})

it('packs an unpicked parcel only where the shop does not pick', () => {
  expect(decideGoods('pack', printed(), actor)).toMatchObject({ refusal: 'not-picked' })
  expect(decideGoods('pack', printed(), { ...actor, pickBeforePack: false })).toMatchObject({
    value: { goods: 'packed', packedBy: 'p', bucket: 'to-hand' },
  })
})

it('puts the same stop once, refuses it after hand-over, and clears what a person answered', () => {
  const stop = { id: 'x', orderId: 's_1', lineNos: [1], reason: 'refund', at: 2 } as const
  const put = decideStop(printed(), stop)
  if (!put.ok) throw new Error(put.refusal)
  const stopped = { ...printed(), ...put.value } as ParcelDoc
  expect(decideStop(stopped, stop)).toMatchObject({ refusal: 'unchanged' })
  expect(decideStop(printed({ goods: 'handed-over' }), stop)).toMatchObject({ refusal: 'handed-over' })
  expect(clearStops(stopped, (one) => one.id === 'x', actor)).toMatchObject({
    value: { stops: [{ clearedAt: 5, clearedBy: 'p' }] },
  })
})

it('takes what a stop names out of the box: pieces, a line, or all of it, which voids the parcel', () => {
  const lines = [1, 2].map((lineNo) => ({ orderId: 's_1', lineNo, sku: `${lineNo}`, title: '', spec: '', quantity: 2 }))
  const stop = { id: 'x', orderId: 's_1', lineNos: [1], reason: 'refund', at: 2 } as const
  const settle = (change: Partial<Stop>) =>
    settleStop(printed({ goods: 'packed', lines, stops: [{ ...stop, ...change }] }), 'x', actor)
  const quantities = (result: ReturnType<typeof settle>) =>
    result.ok ? result.value.lines?.map((one) => one.quantity) : []
  expect(quantities(settle({ pieces: { 1: 1 } }))).toEqual([1, 2])
  expect(quantities(settle({}))).toEqual([2])
  expect(settle({})).toMatchObject({ value: { rollRev: 1, bucket: 'to-hand', stops: [{ clearedBy: 'p' }] } })
  expect(settle({ lineNos: [1, 2] })).toMatchObject({ value: { goods: 'void', waybill: 'voiding' } })
  expect(settle({ reason: 'address-changed' })).toMatchObject({ value: { goods: 'void' } })
  expect(settle({ clearedAt: 1 })).toMatchObject({ refusal: 'unchanged' })
})

it('never undoes or voids what was handed over, and voids the number of a void parcel', () => {
  fc.assert(
    fc.property(fc.constantFrom('planned', 'picked', 'packed'), (to) => {
      expect(undoGoods(printed({ goods: 'handed-over' }), to, actor).ok).toBe(false)
    }),
  )
  expect(decideVoid(printed({ goods: 'handed-over' }), actor).ok).toBe(false)
  expect(decideVoid(printed({ goods: 'packed' }), actor)).toMatchObject({
    value: { goods: 'void', waybill: 'voiding', rollRev: 1, bucket: undefined },
  })
})

it('shows a parcel in the list of its next work', () => {
  const bucket = (change: Partial<ParcelDoc>) => bucketOfParcel(printed(change))
  expect([
    bucket({ copies: 0 }),
    bucket({}),
    bucket({ goods: 'picked' }),
    bucket({ goods: 'packed' }),
    bucket({ goods: 'handed-over' }),
    bucket({ goods: 'handed-over', track: 'lost' }),
  ]).toEqual(['to-print', 'to-pick', 'to-pack', 'to-hand', undefined, 'problem'])
})
