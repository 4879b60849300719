import Taro from '@tarojs/taro'
import { buzz } from './haptic.weapp'

it('shakes once short, or long as often as the event wants, each after the one before', () => {
  jest.useFakeTimers()
  const short = jest.spyOn(Taro, 'vibrateShort')
  const long = jest.spyOn(Taro, 'vibrateLong')
  buzz()
  expect([short.mock.calls.length, long.mock.calls.length]).toEqual([1, 0])
  buzz(3)
  jest.advanceTimersByTime(500)
  expect(long).toHaveBeenCalledTimes(1)
  jest.advanceTimersByTime(1_000)
  expect(long).toHaveBeenCalledTimes(3)
  jest.useRealTimers()
})
