import fc from 'fast-check'
import type { ParcelDoc } from '../parcel/parcel'
import { pacesOf, tripOf, withTrip, type Trip } from './pace'

const HOUR = 3_600_000
/** 2026-11-20 20:46 in China. */
const EVENING = Date.UTC(2026, 10, 20, 12, 46)
const parcel = (change: object): ParcelDoc =>
  ({
    ...{ _id: 'P1', shopId: 'demo', courier: 'zto' },
    ship: { sender: { province: '浙江省' }, masked: { province: '广东省', city: '广州市' } },
    ...change,
  }) as unknown as ParcelDoc

it('counts days of the calendar in China, not hours', () => {
  const days = (hours: number) => tripOf(parcel({ collectedAt: EVENING, deliveredAt: EVENING + hours * HOUR }))?.days
  expect([3, 4, 27, 28].map(days)).toEqual([0, 1, 1, 2])
})

it('knows no trip of a parcel that has not arrived, or arrived before it set out', () => {
  expect(tripOf(parcel({ collectedAt: EVENING }))).toBeUndefined()
  expect(tripOf(parcel({ deliveredAt: EVENING }))).toBeUndefined()
  expect(tripOf(parcel({ collectedAt: EVENING, deliveredAt: EVENING - 1 }))).toBeUndefined()
})

it('counts it between the provinces and to the city, and nowhere when a place has no name', () => {
  expect(pacesOf(parcel({}))).toEqual({
    province: 'demo_zto_浙江省_广东省',
    city: 'demo_zto_浙江省_广东省_广州市',
  })
  const masked = { province: '', city: '' }
  expect(pacesOf(parcel({ ship: { sender: { province: '浙江省' }, masked } }))).toEqual({})
})

it('keeps the same forty trips in whatever order they come and however often', () => {
  const trip = fc.record({ parcelId: fc.nat(90).map(String), days: fc.nat(9) })
  const all = fc.uniqueArray(trip, { selector: ({ parcelId }) => parcelId, maxLength: 90 })
  const deliveredAt = ({ parcelId }: { parcelId: string }) => Number(parcelId) % 7
  fc.assert(
    fc.property(all, fc.array(fc.nat(89), { maxLength: 200 }), (trips, again) => {
      const known = trips.map((one): Trip => ({ ...one, deliveredAt: deliveredAt(one) }))
      const learn = (told: readonly Trip[]) => told.reduce<readonly Trip[]>((now, one) => withTrip(now, one) ?? now, [])
      const once = learn(known)
      const shuffled = [...again.flatMap((i) => known[i] ?? []), ...[...known].reverse(), ...known]
      expect(learn(shuffled)).toEqual(once)
      expect(once).toHaveLength(Math.min(40, known.length))
      const last = once.at(-1)?.deliveredAt ?? 0
      expect(known.filter((one) => one.deliveredAt > last).every((one) => once.includes(one))).toBe(true)
    }),
  )
})
