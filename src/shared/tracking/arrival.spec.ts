import fc from 'fast-check'
import type { ParcelDoc } from '../parcel/parcel'
import { arrivalOf, usualOf } from './arrival'
import type { Trip } from './pace'

const DAY = 86_400_000
/** 2026-11-20 20:46 in China. */
const EVENING = Date.UTC(2026, 10, 20, 12, 46)
const trips = (days: readonly number[], deliveredAt = EVENING): Trip[] =>
  days.map((one, i) => ({ parcelId: String(i), deliveredAt, days: one }))
const times = (days: number, count: number) => Array.from({ length: count }, () => days)
const onTheRoad = { track: 'moving', collectedAt: EVENING } as const
const FORTY = trips([...times(2, 1), ...times(3, 20), ...times(4, 16), ...times(7, 3)])

it('tells the shortest range that four of five trips kept to', () => {
  expect(usualOf(FORTY, EVENING)).toEqual({ fromDays: 3, toDays: 4, trips: 40, kept: 36 })
})

it('says nothing of fewer than ten trips, nor of trips of another season', () => {
  expect(usualOf(trips(times(3, 9)), EVENING)).toBeUndefined()
  expect(usualOf(trips(times(3, 10)), EVENING)).toMatchObject({ kept: 10 })
  expect(usualOf(trips(times(3, 10), EVENING - 91 * DAY), EVENING)).toBeUndefined()
})

it('takes of two ranges of one length the one that held more, and the later when both held as many', () => {
  expect(usualOf(trips([...times(1, 2), ...times(2, 9), ...times(3, 1)]), EVENING)).toMatchObject({
    fromDays: 1,
    toDays: 2,
  })
  expect(usualOf(trips([...times(1, 2), ...times(2, 8), ...times(3, 2)]), EVENING)).toMatchObject({
    fromDays: 2,
    toDays: 3,
  })
})

it('never tells a range that fewer than four of five kept to, nor a longer one than need be', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 10, maxLength: 40 }), (days) => {
      const usual = usualOf(trips(days), EVENING)
      if (!usual) throw new Error('ten trips are enough')
      const within = (from: number, to: number) => days.filter((day) => day >= from && day <= to).length
      expect(usual.kept).toBe(within(usual.fromDays, usual.toDays))
      expect(usual.kept).toBeGreaterThanOrEqual(days.length * 0.8)
      const shorter = usual.toDays - usual.fromDays - 1
      if (shorter < 0) return
      for (let from = 0; from <= 12; from++) expect(within(from, from + shorter)).toBeLessThan(days.length * 0.8)
    }),
  )
})

it('names the last usual day, and says how late a parcel is before anybody asks', () => {
  const at = (days: number) => arrivalOf(onTheRoad, [FORTY], EVENING + days * DAY)
  expect(at(1)).toMatchObject({ by: Date.UTC(2026, 10, 23, 16), daysOut: 1, lateDays: 0 })
  expect(at(4)).toMatchObject({ lateDays: 0 })
  expect(at(6)).toMatchObject({ daysOut: 6, lateDays: 2 })
})

it('compares with the city when it has enough trips, else with the province, else with nothing', () => {
  const city = trips(times(2, 10))
  expect(arrivalOf(onTheRoad, [city, FORTY], EVENING)).toMatchObject({ toDays: 2 })
  expect(arrivalOf(onTheRoad, [city.slice(1), FORTY], EVENING)).toMatchObject({ toDays: 4 })
  expect(arrivalOf(onTheRoad, [city.slice(1)], EVENING)).toBeUndefined()
})

it('promises nothing of a parcel that is not on its way', () => {
  const tracks: readonly ParcelDoc['track'][] = ['none', 'delivered', 'problem', 'returning', 'lost']
  for (const track of tracks) expect(arrivalOf({ ...onTheRoad, track }, [FORTY], EVENING)).toBeUndefined()
  expect(arrivalOf({ track: 'moving' }, [FORTY], EVENING)).toBeUndefined()
})
