import fc from 'fast-check'
import type { TrackEvent } from '../ports/courier'
import type { ParcelDoc } from '../parcel/parcel'
import { TRACK_STATES } from '../parcel/track-state'
import { followTrack, trackAfter } from './follow-track'

const event = (state: TrackEvent['state'], at: number): TrackEvent => ({ at, state, code: state, text: state })
const parcel = {
  ...{ goods: 'handed-over', waybill: 'got', copies: 1, track: 'none' },
  ...{ traces: [], history: [], rollRev: 0 },
} as unknown as ParcelDoc
const report = (events: TrackEvent[]) => ({ waybillNo: '1', courier: 'zto' as const, events })

it('takes a parcel from collection to the door', () => {
  const events = [event('collected', 1), event('moving', 2), event('delivering', 3), event('delivered', 4)]
  expect(followTrack(parcel, report(events))).toMatchObject({ track: 'delivered', traces: { length: 4 } })
})

it('lets no late scan move a delivered parcel back', () => {
  expect(trackAfter('none', [event('delivered', 3), event('moving', 4)])).toBe('delivered')
})

it('says nothing new to the same report twice, and ignores a shorter one', () => {
  const first = followTrack(parcel, report([event('collected', 1), event('moving', 2)]))
  const after = { ...parcel, ...first }
  expect(followTrack(after, report([event('collected', 1), event('moving', 2)]))).toBeUndefined()
  expect(followTrack(after, report([event('collected', 1)]))).toBeUndefined()
})

it('moves a parcel with a problem to the problem list', () => {
  expect(followTrack(parcel, report([event('collected', 1), event('problem', 2)]))?.bucket).toBe('problem')
})

it('has goods come home with the courier’s word, and answers with it whoever was to call them back', () => {
  const intercept = { state: 'called', orderId: 'o', reason: 'refund', at: 0, by: 's', rev: 2, told: 2 } as const
  const after = followTrack({ ...parcel, intercept }, report([event('collected', 1), event('returning', 2)]))
  expect(after).toMatchObject({ goods: 'coming-back', intercept: { state: 'caught', rev: 3 }, homeward: { rev: 1 } })
})

it('knows when a parcel set out and arrived, and has its trip counted once', () => {
  const path = report([event('collected', 1), event('moving', 2), event('delivered', 3), event('delivered', 4)])
  const after = { ...parcel, ...followTrack(parcel, path) }
  expect(after).toMatchObject({ collectedAt: 1, deliveredAt: 3, trip: 'wanted' })
  const counted = { ...after, trip: 'done' as const }
  expect({ ...counted, ...followTrack(counted, report([...path.events, event('delivered', 5)])) }).toMatchObject({
    deliveredAt: 3,
    trip: 'done',
  })
})

it('counts no trip of a parcel that was sent back, wherever it arrived', () => {
  const home = followTrack(parcel, report([event('collected', 1), event('returning', 2), event('delivered', 3)]))
  expect([home?.track, home?.deliveredAt, home?.trip]).toEqual(['delivered', undefined, undefined])
  expect(followTrack(parcel, report([event('moving', 1), event('delivered', 2)]))?.trip).toBeUndefined()
})

it('ends alike however reports of one parcel are repeated', () => {
  const states = fc.array(fc.constantFrom(...TRACK_STATES.slice(1)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(states, fc.array(fc.nat(12), { maxLength: 6 }), (path, cuts) => {
      const events = path.map((state, at) => event(state, at))
      const once = { ...parcel, ...followTrack(parcel, report(events)) }
      const often = [...cuts.sort((a, b) => a - b), path.length].reduce(
        (now, cut) => ({ ...now, ...followTrack(now, report(events.slice(0, Math.min(cut, path.length)))) }),
        parcel,
      )
      expect(often.traces).toEqual(once.traces)
      if (often.track === 'returning') expect(often.goods).toBe('coming-back')
      if (often.track === 'delivered') expect(often.goods).toBe('handed-over')
      if (!path.includes('delivered')) expect(often.track).toBe(once.track)
    }),
  )
})
