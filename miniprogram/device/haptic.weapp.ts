import Taro from '@tarojs/taro'

/** WeChat's long one takes 400 ms and cuts off the one before it. */
const EACH_MS = 600

/** `long` times long, or once short. */
export const buzz = (long = 0): void => {
  if (long === 0) return void Taro.vibrateShort({ type: 'medium' })
  for (let i = 0; i < long; i++) setTimeout(() => void Taro.vibrateLong(), i * EACH_MS)
}
