import fc from 'fast-check'
import { lastSendAt, paceOf, perMinute } from './forecast'

const NOW = 1_000_000
const limit = (gapMs: number, burstMs = 0) => ({ name: 'x', gapMs, burstMs })

it('ends after what the strictest limit leaves free, and begins where the account stands', () => {
  expect(lastSendAt([{ limit: limit(120) }], 501, NOW)).toBe(NOW + 60_000)
  expect(lastSendAt([{ limit: limit(120), tat: NOW + 5000 }], 1, NOW)).toBe(NOW + 5000)
  expect(lastSendAt([{ limit: limit(100) }, { limit: limit(1000) }], 3, NOW)).toBe(NOW + 2000)
  expect(lastSendAt([{ limit: limit(100, 1000) }], 5, NOW)).toBe(NOW)
  expect(lastSendAt([], 300, NOW)).toBe(NOW)
})

it('never ends earlier for more sends, or for an account that has more before it', () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500))
  const gap = fc.integer({ min: 1, max: 5000 })
  fc.assert(
    fc.property(
      fc.tuple(gap, fc.nat(3000)),
      counts,
      fc.tuple(fc.nat(9999), fc.nat(9999)),
      ([gapMs, burstMs], [a, b], [t, u]) => {
        const at = (tat: number, count: number) =>
          lastSendAt([{ limit: limit(gapMs, burstMs), tat: NOW + tat }], count, NOW)
        expect(at(t, a + b)).toBeGreaterThanOrEqual(at(t, a))
        expect(at(t + u, a)).toBeGreaterThanOrEqual(at(t, a))
      },
    ),
  )
})

it('says how many a minute an account takes', () => {
  expect(perMinute([limit(120), limit(50)])).toBe(500)
  expect(perMinute([])).toBeUndefined()
})

it('takes the pace of the last labels, and none from a pause or from too few', () => {
  const steady = [0, 1500, 3000, 4500, 6000, 7500]
  expect(paceOf(steady, 2000)).toBe(1500)
  expect(paceOf([...steady, 500_000], 2000)).toBe(1500)
  expect(paceOf([0, 1500], 2000)).toBe(2000)
})
