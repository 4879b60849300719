import fc from 'fast-check'
import { chinaRfc3339, chinaSeconds, fromChinaSeconds } from './china-time'

const NEW_YEAR = Date.UTC(2025, 11, 31, 16, 0, 0, 120)

it('writes China’s time whatever the zone of the machine', () => {
  expect(chinaSeconds(NEW_YEAR)).toBe('2026-01-01 00:00:00')
  expect(chinaRfc3339(NEW_YEAR)).toBe('2026-01-01T00:00:00.120+08:00')
})

it('reads back what it wrote, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), (seconds) => {
      expect(fromChinaSeconds(chinaSeconds(seconds * 1000))).toBe(seconds * 1000)
    }),
  )
})

it('reads nothing else', () => {
  for (const text of ['', '2026-1-2 10:00:00', '2026-02-30 10:00:00', '2026-01-02T10:00:00Z', '10:00']) {
    expect(fromChinaSeconds(text)).toBeUndefined()
  }
})
