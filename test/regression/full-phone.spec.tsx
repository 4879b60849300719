import Taro from '@tarojs/taro'
import { renderHook, waitFor } from '@testing-library/react'
import { useResource } from '../../miniprogram/hooks/use-resource'
import { useFloorQueue } from '../../miniprogram/store/floor-queue'
import { cloud, forgetAll, phone } from '../support/taro'

const ROOM = 10_000
/** A phone that has opened so many orders that nothing more goes onto it. */
const fill = () => {
  forgetAll()
  for (let i = 0; i < 9; i++) Taro.setStorageSync(`fh-orderGet-{"orderId":"shop_${i}"}`, 'x'.repeat(1_050))
  phone.room = ROOM
}
const answerIn = (length: number) => {
  cloud.answer = (name) => {
    if (name !== 'scan.find') throw new Error('no network')
    return { ok: true, value: { kind: 'order', orderId: 'x'.repeat(length) } }
  }
}

// the throw came after the trouble was cleared and before the answer was shown: a skeleton for ever
it.each([
  ['has room for it once older answers go', 1_000],
  ['has no room for it at all', ROOM],
])('shows what a page has read on a full phone that %s', async (_case, length) => {
  fill()
  answerIn(length)
  const { result } = renderHook(() => useResource('scanFind', { code: '1' }))
  await waitFor(() => expect(result.current.shown?.value).toMatchObject({ kind: 'order' }))
  expect(result.current.trouble).toBeUndefined()
})

// the throw came before the scan was queued: it was gone
it('keeps a scan on a full phone, and gives up kept answers for it', () => {
  fill()
  useFloorQueue.setState({ events: [] })
  const parcelId = 'P'.repeat(600)
  expect(() => useFloorQueue.getState().push({ kind: 'hand', parcelId })).not.toThrow()
  expect(Taro.getStorageSync('fh-floor-queue')).toContain(parcelId)
  expect(useFloorQueue.getState().events).toHaveLength(1)
})
