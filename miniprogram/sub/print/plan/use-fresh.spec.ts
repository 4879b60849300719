import { act, renderHook, waitFor } from '@testing-library/react'
import { cloud } from '../../../../test/support/taro'
import { useFresh } from './use-fresh'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const unsure = { ok: true, value: { answer: 'unsure', stale: 9, asOf: 5 } }

it('waits until the platform has been asked, then goes', async () => {
  cloud.answer = () => unsure
  const { result } = renderHook(() => useFresh())
  const going = result.current.fresh()
  await waitFor(() => expect(result.current.asOf).toBe(5))
  cloud.answer = () => ({ ok: true, value: { answer: 'go' } })
  await act(() => jest.advanceTimersByTimeAsync(3_000))
  expect(await going).toBe(true)
  expect(result.current.asOf).toBeUndefined()
})

it('prints anyway on the word of whoever cannot wait', async () => {
  cloud.answer = () => unsure
  const { result } = renderHook(() => useFresh())
  const going = result.current.fresh()
  await waitFor(() => expect(result.current.asOf).toBe(5))
  result.current.hurry()
  await act(() => jest.advanceTimersByTimeAsync(3_000))
  expect(await going).toBe(true)
})

it('does not print behind a page that was left', async () => {
  cloud.answer = () => unsure
  const { result, unmount } = renderHook(() => useFresh())
  const going = result.current.fresh()
  await waitFor(() => expect(result.current.asOf).toBe(5))
  unmount()
  await act(() => jest.advanceTimersByTimeAsync(3_000))
  expect(await going).toBe(false)
})
