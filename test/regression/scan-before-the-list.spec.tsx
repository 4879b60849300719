import { act, renderHook, waitFor } from '@testing-library/react'
import { useHandover } from '../../miniprogram/sub/floor/handover/use-handover'
import { cloud, forgetAll } from '../support/taro'

const pile = { id: 'h1', courier: 'zto', state: 'open', pickupAt: 0, expected: 2, takeOff: [], later: 0, missing: [] }
const parcel = (id: string) => ({ id, waybillNo: `7834${id}`, courier: 'zto', goods: 'packed', place: 'X', stops: [] })

beforeEach(forgetAll)

// the page took scans as soon as the pile was open, and called each one unknown until its list of parcels had come too
it('takes a box scanned before the page had its list, and the one scanned right behind it', async () => {
  let tellList = (): void => undefined
  const told = new Promise<void>((resolve) => (tellList = resolve))
  cloud.answer = (name, input) => {
    if (name === 'handover.open') return { ok: true, value: pile }
    if (name === 'scan.find') return { ok: true, value: { kind: 'parcel', goods: 'packed', courier: 'zto' } }
    if (name === 'floor.snapshot')
      return told.then(() => ({ ok: true, value: { parcels: [parcel('0001'), parcel('0002')], asOf: 1 } }))
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'stored' })) } }
  }
  const { result } = renderHook(() => useHandover('zto'))
  await waitFor(() => expect(result.current.value?.expected).toBe(2))
  act(() => result.current.onCode('78340001'))
  act(() => result.current.onCode('78340002'))
  expect(result.current.stop).toBeUndefined()
  await act(async () => tellList())
  await waitFor(() => expect(result.current.last).toMatchObject({ tail: '0002' }))
  expect(result.current.mine).toEqual(['0001', '0002'])
  expect(result.current.stop).toBeUndefined()
})
