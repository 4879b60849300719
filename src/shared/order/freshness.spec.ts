import fc from 'fast-check'
import type { PlatformStatus } from './order'
import { FRESH_GATES, freshAt, isFresh, judgeGate, type GatedOrder } from './freshness'

const NOW = 1_760_000_000_000
const HOUR = 3_600_000
const time = fc.integer({ min: NOW - HOUR, max: NOW })
const status = fc.constantFrom<PlatformStatus>('paid', 'refunding', 'refunded', 'cancelled', 'closed')
const line = (refunding: number, planned = 0) => ({
  lineNo: 1,
  sku: 'a',
  title: 'a',
  spec: '',
  paidFen: 1,
  ordered: 1,
  refunding,
  refunded: 0,
  planned,
  shipped: 0,
})
const order = fc
  .record({
    liveAt: time,
    dirtyAt: fc.option(time, { nil: undefined }),
    platformStatus: status,
    part: fc.nat(1),
    planned: fc.nat(1),
  })
  .map(({ liveAt, dirtyAt, platformStatus, part, planned }): GatedOrder => {
    const dirty = dirtyAt === undefined ? {} : { dirtyAt }
    return {
      _id: `o${liveAt}`,
      liveAt,
      platformStatus,
      lines: [line(part, planned), { ...line(0), lineNo: 2 }],
      ...dirty,
    }
  })
/** A refunded piece that is in a parcel; one that was never planned stops nothing. */
const isBad = (one: GatedOrder) =>
  one.platformStatus !== 'paid' || one.lines.some(({ refunding, planned }) => refunding > 0 && planned > 0)
const gate = fc.constantFrom(...FRESH_GATES)
const orders = fc.array(order, { maxLength: 6 })

it('says go only when every order is paid, without a refund and known', () => {
  fc.assert(
    fc.property(gate, orders, time, (at, all, pulledTo) => {
      const clock = { now: NOW, pulledTo }
      const well = all.every((one) => !isBad(one) && isFresh(at, one, clock))
      expect(judgeGate(at, all, clock).answer === 'go').toBe(well)
    }),
  )
})

it('names a stop whatever else is unknown, with lines of that order only', () => {
  fc.assert(
    fc.property(gate, orders, time, (at, all, pulledTo) => {
      const answer = judgeGate(at, all, { now: NOW, pulledTo })
      const bad = all.filter(isBad)
      expect(answer.answer === 'stop').toBe(bad.length > 0)
      if (answer.answer !== 'stop') return
      expect(answer.stops.map(({ orderId }) => orderId)).toEqual(bad.map(({ _id }) => _id))
      expect(answer.stops.every(({ lineNos }) => lineNos.length > 0 && lineNos.every((no) => no <= 2))).toBe(true)
    }),
  )
})

it('never becomes surer by waiting, and never less sure by a later pull', () => {
  fc.assert(
    fc.property(gate, order, fc.tuple(time, time, fc.nat(HOUR)), (at, one, [first, second, later]) => {
      const [pulledTo, next] = [Math.min(first, second), Math.max(first, second)]
      const before = isFresh(at, one, { now: NOW, pulledTo })
      expect(isFresh(at, one, { now: NOW + later, pulledTo })).toBe(
        before && isFresh(at, one, { now: NOW + later, pulledTo }),
      )
      if (before) expect(isFresh(at, one, { now: NOW, pulledTo: next })).toBe(true)
    }),
  )
})

it('does not count what was known before a push said that something changed', () => {
  const known = { liveAt: NOW - 2000, dirtyAt: NOW - 1000 }
  expect(isFresh('pack', known, { now: NOW, pulledTo: NOW - 1500 })).toBe(false)
  expect(isFresh('pack', known, { now: NOW, pulledTo: NOW - 500 })).toBe(true)
  expect(freshAt(known, { pulledTo: NOW - 500 })).toBe(NOW - 500)
})

it('tells how old the oldest word is', () => {
  const stale = (liveAt: number): GatedOrder => ({ _id: 'o', liveAt, platformStatus: 'paid', lines: [line(0)] })
  const answer = judgeGate('hand-over', [stale(NOW), stale(NOW - HOUR), stale(NOW - 2 * HOUR)], {
    now: NOW,
    pulledTo: 0,
  })
  expect(answer).toEqual({ answer: 'unsure', stale: 2, asOf: NOW - 2 * HOUR })
})
