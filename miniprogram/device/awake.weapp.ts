import Taro from '@tarojs/taro'

/** A phone that locks its screen cuts every Bluetooth link. A client that cannot be kept awake prints all the same. */
export const stayAwake = (on: boolean): void => void Taro.setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined)
