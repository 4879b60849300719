import type { FloorParcel, FloorVerdict } from '@shared/api/floor'
import type { FloorEvent } from '@shared/api/floor-event'
import { refusedAfter } from './floor-refusal'

const events = ['1', '2', '3'].map((id) => ({ id, parcelId: id === '3' ? 'Q' : 'P' }) as FloorEvent)
const ack = (id: string, verdict: FloorVerdict, parcel?: object) => ({
  id,
  verdict,
  ...(parcel ? { parcel: parcel as FloorParcel } : {}),
})

it('makes one matter of a parcel, however many of its scans were refused', () => {
  const acks = [ack('1', 'wrong-state', { id: 'P' }), ack('2', 'wrong-piece', { id: 'P' }), ack('3', 'wrong-state')]
  expect(refusedAfter([], events, acks)).toEqual([
    { parcelId: 'P', verdict: 'wrong-state', parcel: { id: 'P' } },
    { parcelId: 'Q', verdict: 'wrong-state' },
  ])
})

it('says that it must not go before all else, with the parcel as the desk has it last', () => {
  const before = refusedAfter([], events, [ack('1', 'wrong-piece', { copies: 1 })])
  expect(refusedAfter(before, events, [ack('2', 'stop', { copies: 2 })])).toEqual([
    { parcelId: 'P', verdict: 'stop', parcel: { copies: 2 } },
  ])
})

it('keeps quiet over what the desk has taken, now or before', () => {
  expect(refusedAfter([], events, [ack('1', 'stored'), ack('2', 'again')])).toEqual([])
})
