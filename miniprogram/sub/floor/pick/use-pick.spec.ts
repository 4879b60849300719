import { act, renderHook, waitFor } from '@testing-library/react'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { useSnack } from '../../../store/snack'
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

it('tells the desk of a long wave in parts, and forgets the marks of what it took only', async () => {
  const many = Array.from({ length: 230 }, (_, i) => parcel(`m${i}`, i, 'A-01-1-1'))
  const parts: string[][] = []
  const before = cloud.answer
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { asOf: 1, parcels: many } }
    if (name !== 'pick.finish') return before(name, input)
    const { parcelIds } = input as { parcelIds: string[] }
    parts.push(parcelIds)
    return { ok: true, value: { picked: parcelIds.length, refused: parcelIds.filter((id) => id === 'm7') } }
  }
  const result = await start()
  await act(async () => result.current.take(currentOf(result), 'hand'))
  expect(result.current.ready).toHaveLength(230)
  await act(async () => expect(await result.current.finish()).toBe(true))
  expect(parts.map((part) => part.length)).toEqual([200, 30])
  expect(useSnack.getState().shown?.text).toBe('有 1 个被停了，货留在格口，先别包')
  // the stopped one keeps its mark and is not walked again
  expect(result.current.open.flatMap(({ puts }) => puts).filter(({ parcelId }) => parcelId === 'm7')).toHaveLength(1)
  expect(result.current.ready).toEqual([])
})

it('keeps what was taken of a parcel whose other article is short', async () => {
  const two = { ...parcel('p9', 1, 'A-01-1-1') }
  const lines = [...two.lines, { ...two.lines[0], sku: 'S2', barcode: 'bar-2', location: 'A-02-1-1' }]
  const other = parcel('p8', 2, 'A-01-1-1')
  const before = cloud.answer
  let left = [{ ...two, lines }, other]
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { asOf: 1, parcels: left } }
    return before(name, input)
  }
  const result = await start()
  await act(async () => result.current.take(currentOf(result), 'hand'))
  await act(async () => result.current.skip(currentOf(result)))
  left = [{ ...two, lines }]
  await act(async () => void (await result.current.finish()))
  const again = await start()
  expect(again.current.open.map(({ line }) => line.sku)).toEqual(['S2'])
})
