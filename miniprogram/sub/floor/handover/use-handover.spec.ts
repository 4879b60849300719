import { act, renderHook, waitFor } from '@testing-library/react'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { useHandover } from './use-handover'

const parcel = (id: string) => ({
  id,
  waybillNo: `7834${id}`,
  courier: 'zto',
  slot: 1,
  goods: 'packed',
  name: 'L*',
  place: 'X',
  remark: '',
  lines: [],
  stops: [],
  copies: 1,
})
const pile = {
  id: 'h1',
  courier: 'zto',
  state: 'open',
  pickupAt: 0,
  scanned: 0,
  expected: 2,
  takeOff: [],
  missing: ['0001', '0002'].map((id) => ({ parcelId: id, tail: id, name: 'L*', place: 'X', packedAt: 0 })),
  later: 0,
  handedOver: 0,
}
let verdict: string

beforeEach(() => {
  forgetAll()
  verdict = 'stored'
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { parcels: [parcel('0001'), parcel('0002')], asOf: 1 } }
    // the desk's own list lags behind, as it does while the scan is on its way
    if (name === 'handover.open') return { ok: true, value: pile }
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict })) } }
  }
})

const start = async () => {
  const { result } = renderHook(() => useHandover('zto'))
  await waitFor(() => expect(result.current.value?.expected).toBe(2))
  return result
}

it('counts a scan at once and takes it off the list of what is missing, though the desk answers with the old list', async () => {
  const result = await start()
  await act(async () => result.current.onCode('78340001'))
  await waitFor(() => expect(useFloorQueue.getState().events).toEqual([]))
  expect(result.current.scanned).toBe(1)
  expect(result.current.missing.map(({ parcelId }) => parcelId)).toEqual(['0002'])
})

it('puts a parcel back on the list when the desk would not take it', async () => {
  const result = await start()
  verdict = 'wrong-state'
  await act(async () => result.current.onCode('78340001'))
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'taken-by-other' }))
  act(() => result.current.settle())
  expect(result.current.scanned).toBe(0)
  expect(result.current.missing).toHaveLength(2)
})
