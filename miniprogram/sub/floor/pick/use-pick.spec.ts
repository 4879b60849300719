import { act, renderHook, waitFor } from '@testing-library/react'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { usePick } from './use-pick'

const parcel = (id: string, slot: number, location: string) => ({
  ...{ id, waybillNo: id, courier: 'zto', slot, goods: 'planned', name: 'L*', place: 'X', remark: '' },
  lines: [{ sku: `S${location}`, barcode: `bar-${location}`, title: 'T', spec: '', quantity: 1, location }],
  ...{ stops: [], copies: 1, orders: 1 },
})
const snapshot = {
  asOf: 1,
  parcels: [parcel('p1', 1, 'A-05-1-1'), parcel('p2', 1, 'A-01-1-1'), parcel('p3', 2, 'A-03-1-1')],
  waves: [
    { no: 2, parcelIds: ['p2', 'p3'] },
    { no: 3, parcelIds: ['p1'] },
  ],
}

beforeEach(() => {
  forgetAll()
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: snapshot }
    if (name === 'pick.finish') return { ok: true, value: { picked: 1, refused: [] } }
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'stored' })) } }
  }
})

const start = async () => {
  const { result } = renderHook(() => usePick())
  await waitFor(() => expect(result.current.spots.length).toBeGreaterThan(0))
  return result
}
type Result = Awaited<ReturnType<typeof start>>
const currentOf = (result: Result) => {
  const { current } = result.current
  if (!current) throw new Error('nothing to pick')
  return current
}

it('walks one wave at a time, the oldest first: slots of two waves are not the same', async () => {
  const result = await start()
  expect(result.current.no).toBe(2)
  expect(result.current.spots.map(({ line }) => line.location)).toEqual(['A-01-1-1', 'A-03-1-1'])
  for (const code of ['bar-A-01-1-1', 'bar-A-03-1-1']) await act(async () => result.current.onCode(code))
  expect(result.current.current).toBeUndefined()
  expect(result.current.ready.map(({ id }) => id)).toEqual(['p2', 'p3'])
})

it('goes on with the next wave where all of this one that is left is short', async () => {
  const result = await start()
  for (let i = 0; i < 2; i++) await act(async () => result.current.skip(currentOf(result)))
  expect([result.current.no, result.current.current?.line.location]).toEqual([3, 'A-05-1-1'])
})

it('remembers whether racks are scanned here, and where the hand stands', async () => {
  const result = await start()
  expect([result.current.way, result.current.trail.standsAt]).toEqual(['scan', undefined])
  await act(async () => result.current.take(currentOf(result), 'hand'))
  expect([result.current.way, result.current.trail.standsAt]).toEqual(['hand', 'A-01-1-1'])
  const again = await start()
  expect([again.current.way, again.current.trail.standsAt]).toEqual(['hand', 'A-01-1-1'])
})
