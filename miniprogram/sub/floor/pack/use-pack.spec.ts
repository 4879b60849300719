import { act, renderHook, waitFor } from '@testing-library/react'
import type { FloorParcel } from '@shared/api/floor'
import type { GateAnswer } from '@shared/order/freshness'
import { cloud, forgetAll } from '../../../../test/support/taro'
import { useFloorQueue } from '../../../store/floor-queue'
import { usePack } from './use-pack'

const line = (sku: string, spec: string) => ({
  sku,
  barcode: `bar-${sku}`,
  title: 'Trousers',
  spec,
  quantity: 1,
  location: 'A-01-1-1',
})
const parcel = (id: string, changes: Partial<FloorParcel> = {}): FloorParcel => ({
  id,
  waybillNo: `7834${id}`,
  courier: 'zto',
  slot: 1,
  goods: 'picked',
  name: 'L*',
  place: 'X',
  remark: '',
  lines: [line('M', 'blue;M'), line('L', 'blue;L')],
  stops: [],
  copies: 1,
  orders: 1,
  ...changes,
})
const stopped = parcel('0002', { stops: [{ id: 's1', reason: 'refund', at: 1, skus: [] }] })
const other = parcel('0003', { lines: [line('S', 'blue;S')] })

let sent: string[]
let gate: GateAnswer
/** What the desk says of a code that the phone does not know. */
let found: unknown
const start = async () => {
  const { result } = renderHook(() => usePack())
  await waitFor(() => expect(result.current.snapshot.shown?.value.parcels).toHaveLength(3))
  const scan = (code: string) => act(async () => result.current.onCode(code))
  return { result, scan }
}

/** The desk with another word of the stopped parcel. */
const withStops = (stops: unknown) => {
  const before = cloud.answer
  return (name: string, input: unknown) =>
    name === 'floor.snapshot'
      ? { ok: true, value: { parcels: [parcel('0001'), { ...stopped, stops }, other], asOf: 2 } }
      : before(name, input)
}

beforeEach(() => {
  forgetAll()
  sent = []
  gate = { answer: 'go' }
  found = { ok: false, refusal: 'not-found' }
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return { ok: true, value: { parcels: [parcel('0001'), stopped, other], asOf: 1 } }
    if (name === 'gate.check') return { ok: true, value: gate }
    if (name === 'scan.find') return found
    const { events } = input as { events: { id: string; kind: string }[] }
    sent.push(...events.map((event) => event.kind))
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'stored' })) } }
  }
})

it('counts right pieces and seals the box with the last one', async () => {
  const { result, scan } = await start()
  await scan('78340001')
  await scan('bar-M')
  expect(result.current.complete).toBe(false)
  await scan('bar-L')
  expect(result.current.complete).toBe(true)
  await waitFor(() => expect(sent).toEqual(['pack-piece', 'pack-piece', 'pack-done']))
})

it('stops on a wrong size until the right piece is scanned', async () => {
  const { result, scan } = await start()
  await scan('78340001')
  await scan('bar-S')
  expect(result.current.stop).toMatchObject({ kind: 'wrong-size' })
  await scan('bar-S')
  expect(result.current.scanned).toEqual({})
  await scan('bar-M')
  expect(result.current.stop).toBeUndefined()
  expect(result.current.scanned).toEqual({ M: 1 })
})

it('leaves no box open behind an unknown waybill', async () => {
  const { result, scan } = await start()
  await scan('78340001')
  await scan('bar-M')
  await scan('bar-L')
  await scan('9999')
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'not-here', why: 'unknown' }))
  expect(result.current.parcel).toBeUndefined()
  await scan('78340003')
  expect(result.current.parcel).toBeUndefined()
})

it('opens what the desk has got since the list was read, and judges the pieces scanned meanwhile after it', async () => {
  const { result } = await start()
  const late = parcel('0004')
  const before = cloud.answer
  cloud.answer = (name, input) =>
    name === 'floor.snapshot' ? { ok: true, value: { parcels: [late, other], asOf: 2 } } : before(name, input)
  act(() => result.current.onCode('78340004'))
  act(() => result.current.onCode('bar-M'))
  expect(result.current.stop).toBeUndefined()
  await waitFor(() => expect(result.current.scanned).toEqual({ M: 1 }))
  expect(result.current.parcel?.id).toBe('0004')
  expect(result.current.stop).toBeUndefined()
})

it('says of a box that was packed before that it was, and drops the pieces scanned behind it', async () => {
  const { result } = await start()
  found = {
    ok: true,
    value: { kind: 'parcel', parcelId: '9', orderId: '9', goods: 'packed', courier: 'zto', isOld: false },
  }
  act(() => result.current.onCode('9999'))
  act(() => result.current.onCode('bar-M'))
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'not-here', why: 'packed' }))
  await act(async () => result.current.settle())
  expect(result.current.stop).toBeUndefined()
  expect(result.current.parcel).toBeUndefined()
})

it('opens a refunded parcel red and takes no scan until a hand has settled it', async () => {
  const { result, scan } = await start()
  await scan('78340002')
  expect(result.current.stop).toMatchObject({ kind: 'stopped' })
  await scan('bar-M')
  expect(result.current.scanned).toEqual({})
  await act(async () => result.current.settle())
  await waitFor(() => expect(sent).toEqual(['stop-cleared']))
  expect(result.current.stop).toBeUndefined()
})

it('is settled by the pieces that a refund wants out, scanned as they come out', async () => {
  const { result, scan } = await start()
  const skus = [line('M', 'blue;M')]
  cloud.answer = withStops([{ id: 's1', reason: 'refund', at: 1, skus: [{ ...skus[0], quantity: 2 }] }])
  await act(async () => result.current.snapshot.reload())
  await scan('78340002')
  await scan('bar-L')
  await scan('bar-M')
  expect(result.current.stop).toMatchObject({ kind: 'stopped', out: { M: 1 } })
  await scan('M')
  await waitFor(() => expect(sent).toEqual(['stop-cleared']))
  expect(result.current.stop).toBeUndefined()
})

it('opens a sealed box again and counts it anew', async () => {
  const { result, scan } = await start()
  await scan('78340001')
  await scan('bar-M')
  await scan('bar-L')
  await act(async () => result.current.undo())
  expect(result.current.scanned).toEqual({})
  expect(result.current.complete).toBe(false)
  await waitFor(() => expect(sent).toEqual(['pack-piece', 'pack-piece', 'pack-done', 'undo-pack']))
})

it('keeps scans on disk without a network and sends them in order when it is back', async () => {
  const { result, scan } = await start()
  const online = cloud.answer
  cloud.answer = () => {
    throw new Error('offline')
  }
  await scan('78340001')
  await scan('bar-M')
  await scan('bar-L')
  await waitFor(() => expect(result.current.queue.offline).toBe(true))
  expect(result.current.complete).toBe(true)
  expect(result.current.queue.events.map((event) => event.kind)).toEqual(['pack-piece', 'pack-piece', 'pack-done'])
  cloud.answer = online
  await act(() => useFloorQueue.getState().flush())
  expect(sent).toEqual(['pack-piece', 'pack-piece', 'pack-done'])
  expect(useFloorQueue.getState().events).toEqual([])
})

it('raises a red page for a piece another phone took first', async () => {
  const { result, scan } = await start()
  const before = cloud.answer
  cloud.answer = (name, input) => {
    if (name === 'floor.snapshot') return before(name, input)
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'wrong-state' })) } }
  }
  await scan('78340001')
  await scan('bar-M')
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'taken-by-other' }))
  await act(async () => result.current.settle())
  expect(result.current.stop).toBeUndefined()
})

it('goes on amber while nobody knows whether the open parcel may leave', async () => {
  const { result, scan } = await start()
  gate = { answer: 'unsure', stale: 1, asOf: 1 }
  await scan('78340001')
  await waitFor(() => expect(result.current.unsure).toBe(true))
  await scan('bar-M')
  await scan('bar-L')
  expect(result.current.complete).toBe(true)
  gate = { answer: 'go' }
  await scan('78340003')
  await waitFor(() => expect(result.current.unsure).toBe(false))
})

it('turns red when the platform says that the open parcel was refunded', async () => {
  const { result, scan } = await start()
  gate = { answer: 'stop', stops: [{ orderId: 'o', reason: 'refund', lineNos: [1] }] }
  const before = cloud.answer
  const stops = [{ id: 's9', reason: 'refund', at: 1, skus: [] }]
  cloud.answer = (name, input) =>
    name === 'floor.snapshot'
      ? { ok: true, value: { parcels: [parcel('0001', { stops }), stopped, other], asOf: 2 } }
      : before(name, input)
  await scan('78340001')
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'stopped' }))
})
