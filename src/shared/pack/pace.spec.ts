import { paceOf } from './pace'

const MINUTE = 60_000
const NOW = 1_000 * MINUTE
const ago = (...minutes: number[]) => minutes.map((one) => NOW - one * MINUTE)

it('says nothing before there is ground: three things and a minute', () => {
  expect(paceOf(ago(4, 0), NOW)).toBeUndefined()
  expect(paceOf(ago(0.5, 0.3, 0), NOW)).toBeUndefined()
  expect(paceOf([], NOW)).toBeUndefined()
})

it('knows the pace of this stretch, and slows down while nothing is done', () => {
  expect(paceOf(ago(4, 2, 0), NOW)).toBe(2 * MINUTE)
  expect(paceOf(ago(6, 4, 2), NOW)).toBe(3 * MINUTE)
})

it('counts from the last pause, whatever order the times come in', () => {
  expect(paceOf(ago(0, 40, 2, 41, 4), NOW)).toBe(2 * MINUTE)
})

it('says nothing of a pace when nobody works any more', () => {
  expect(paceOf(ago(15, 14, 12), NOW)).toBeUndefined()
})
