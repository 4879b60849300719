import Taro from '@tarojs/taro'

/** Small JSON on the phone's disk: both platforms keep it over a restart. Synchronous: the caller may beep after it returns. */
export const keep = (key: string, value: unknown): void => Taro.setStorageSync(`fh-${key}`, JSON.stringify(value))

/** Undefined when nothing was kept or it is not JSON; the caller checks the shape. */
export const kept = (key: string): unknown => {
  const text: unknown = Taro.getStorageSync(`fh-${key}`)
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
