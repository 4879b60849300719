import fc from 'fast-check'
import { nextFiring, parseCron } from './cron'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const next = (cron: string, after: string): string | undefined => {
  const ms = nextFiring(parseCron(cron), at(after))
  return ms === undefined ? undefined : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)
}

it.each([
  ['20 * * * * * *', '2026-01-01T00:00:20', '2026-01-01T00:01:20'],
  ['*/5 * * * * * *', '2026-01-01T00:00:03', '2026-01-01T00:00:05'],
  ['0 0 9,15 * * * *', '2026-01-01T09:00:00', '2026-01-01T15:00:00'],
  ['0 30 2 1 * * *', '2026-01-31T23:59:59', '2026-02-01T02:30:00'],
  ['0 0 0 29 2 * *', '2026-01-01T00:00:00', '2028-02-29T00:00:00'],
  ['0 0 12 * * MON-FRI *', '2026-01-02T12:00:00', '2026-01-05T12:00:00'],
  ['0 0 0 15 * MON *', '2026-01-01T00:00:00', '2026-01-05T00:00:00'],
  ['0 0 0 * JAN * 2027', '2026-06-01T00:00:00', '2027-01-01T00:00:00'],
  ['10-12 0 0 * * * *', '2026-01-01T00:00:11', '2026-01-01T00:00:12'],
])('%s after %s fires at %s in UTC+8', (cron, after, expected) => {
  expect(next(cron, after)).toBe(expected)
})

it('never fires on a day that does not exist', () => {
  expect(next('0 0 0 30 2 * *', '2026-01-01T00:00:00')).toBeUndefined()
})

it.each(['* * * * *', '60 * * * * * *', '* * 24 * * * *', '*/0 * * * * * *', '5-1 * * * * * *', 'x * * * * * *'])(
  'refuses %s',
  (text) => {
    expect(() => parseCron(text)).toThrow('cron')
  },
)

it('fires after the moment asked, at the seconds named, and once a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 4e12 }), (second, ms) => {
      const fires = nextFiring(parseCron(`${second} * * * * * *`), ms) ?? 0
      return fires > ms && fires - ms <= 60_000 && (fires / 1000) % 60 === second
    }),
  )
})
