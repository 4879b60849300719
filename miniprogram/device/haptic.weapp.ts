import Taro from '@tarojs/taro'

export const buzz = (kind: 'short' | 'long'): void =>
  void (kind === 'short' ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong())
