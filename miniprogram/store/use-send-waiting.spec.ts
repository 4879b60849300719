import { renderHook, waitFor } from '@testing-library/react'
import { cloud, forgetAll } from '../../test/support/taro'
import { kept } from '../device/storage'
import { useFloorQueue } from './floor-queue'
import { useSendWaiting } from './use-send-waiting'

beforeEach(() => {
  forgetAll()
  useFloorQueue.setState({ events: [], refused: [], offline: false })
})

it('sends what was scanned without a network, whatever page is open, and asks nothing when nothing waits', async () => {
  cloud.answer = () => {
    throw new Error('offline')
  }
  useFloorQueue.getState().push({ kind: 'pack-done', parcelId: 'P' })
  await useFloorQueue.getState().flush()
  const calls: string[] = []
  cloud.answer = (name, input) => {
    calls.push(name)
    const { events } = input as { events: { id: string }[] }
    return { ok: true, value: { acks: events.map(({ id }) => ({ id, verdict: 'wrong-state' })) } }
  }
  const { unmount } = renderHook(() => useSendWaiting())
  await waitFor(() => expect(useFloorQueue.getState().events).toEqual([]))
  unmount()
  renderHook(() => useSendWaiting()).unmount()
  expect(calls).toEqual(['floor.events'])
})

it('keeps on disk what the desk did not take, until a hand has settled it', async () => {
  useFloorQueue.getState().push({ kind: 'pack-done', parcelId: 'P' })
  await useFloorQueue.getState().flush()
  expect(useFloorQueue.getState().refused).toMatchObject([{ parcelId: 'P', verdict: 'wrong-state' }])
  expect(kept('floor-queue')).toMatchObject({ events: [], refused: [{ parcelId: 'P', verdict: 'wrong-state' }] })
  useFloorQueue.getState().settle()
  expect(kept('floor-queue')).toMatchObject({ refused: [] })
})
