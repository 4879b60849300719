import { act, renderHook, waitFor } from '@testing-library/react'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { say } from '../../../device/voice'
import { useSnack } from '../../../store/snack'
import { useHandover } from './use-handover'

jest.mock('../../../device/voice', () => ({ say: jest.fn(), HAS_VOICE: true }))

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
  missing: ['0001', '0002'].map((id) => ({
    parcelId: id,
    tail: id,
    name: 'L*',
    place: 'X',
    packedAt: 0,
    packedBy: '',
  })),
  later: 0,
  handedOver: 0,
}
let verdict: string
let found: unknown

beforeEach(() => {
  forgetAll()
  jest.mocked(say).mockClear()
  verdict = 'stored'
  found = { ok: false, refusal: 'not-found' }
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { parcels: [parcel('0001'), parcel('0002')], asOf: 1 } }
    // the desk's own list lags behind, as it does while the scan is on its way
    if (name === 'handover.open') return { ok: true, value: pile }
    if (name === 'handover.take-off') return { ok: true, value: pile }
    if (name === 'scan.find') return found
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

it('takes the last scan back at the desk', async () => {
  const result = await start()
  await act(async () => result.current.onCode('78340001'))
  expect(result.current.last).toMatchObject({ tail: '0001' })
  await act(async () => result.current.undo())
  expect(result.current.last).toBeUndefined()
  expect(result.current.scanned).toBe(0)
})

it('keeps the last scan where there is no network to take it back', async () => {
  const result = await start()
  await act(async () => result.current.onCode('78340001'))
  cloud.answer = () => {
    throw new Error('offline')
  }
  await act(async () => result.current.onCode('78340002'))
  await act(async () => result.current.undo())
  expect(result.current.last).toMatchObject({ tail: '0002' })
  expect(result.current.scanned).toBe(2)
})

it('says every tenth count aloud', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => String(i).padStart(4, '0'))
  const missing = ids.map((id) => ({ ...pile.missing[0], parcelId: id, tail: id }))
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { parcels: ids.map(parcel), asOf: 1 } }
    if (name === 'handover.open') return { ok: true, value: { ...pile, expected: 12, missing } }
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict })) } }
  }
  const { result } = renderHook(() => useHandover('zto'))
  await waitFor(() => expect(result.current.value?.expected).toBe(12))
  for (const id of ids) await act(async () => result.current.onCode(`7834${id}`))
  expect(result.current.scanned).toBe(12)
  expect(say).toHaveBeenCalledTimes(1)
  expect(say).toHaveBeenCalledWith('10 个')
})

it('closes only after the last scan is up', async () => {
  const result = await start()
  const asked: string[] = []
  let up: (answer: object) => void = () => undefined
  const usual = cloud.answer
  cloud.answer = (name, input) => {
    asked.push(name)
    if (name === 'floor.events') return new Promise<object>((resolve) => (up = resolve))
    if (name === 'handover.close') return { ok: true, value: { ...pile, state: 'closed', handedOver: 1 } }
    return usual(name, input)
  }
  await act(async () => result.current.onCode('78340001'))
  let closing: Promise<void> = Promise.resolve()
  await act(async () => void (closing = result.current.close()))
  expect(asked).not.toContain('handover.close')
  const [scan] = useFloorQueue.getState().events
  await act(async () => {
    up({ ok: true, value: { acks: [{ id: scan?.id, verdict }] } })
    await closing
  })
  expect(asked).toContain('handover.close')
  expect(result.current.value).toMatchObject({ state: 'closed', handedOver: 1 })
})

it('does not close while a scan cannot go up', async () => {
  const result = await start()
  const usual = cloud.answer
  cloud.answer = (name, input) => {
    if (name === 'floor.events') throw new Error('offline')
    if (name === 'handover.close') return { ok: true, value: { ...pile, state: 'closed', handedOver: 0 } }
    return usual(name, input)
  }
  await act(async () => result.current.onCode('78340001'))
  await act(async () => result.current.close())
  expect(useSnack.getState().shown?.text).toContain('有扫过的还没传')
  expect(result.current.value).toMatchObject({ state: 'open' })
})

it('says of a code without a place on this pile what it is', async () => {
  const result = await start()
  found = {
    ok: true,
    value: { kind: 'parcel', parcelId: '9', orderId: '9', goods: 'packed', courier: 'sf', isOld: false },
  }
  await act(async () => result.current.onCode('SF1'))
  await waitFor(() =>
    expect(result.current.stop).toMatchObject({ kind: 'not-here', why: 'other-courier', courier: 'sf' }),
  )
})

it('calls nothing unknown without a network: nobody was asked', async () => {
  const result = await start()
  cloud.answer = () => {
    throw new Error('offline')
  }
  await act(async () => result.current.onCode('9999'))
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'not-here', why: 'unasked' }))
})
