import Taro from '@tarojs/taro'

/** So that what is ours is known among what others keep on the same phone. */
export const OURS = 'fh-'

/** Throws when the phone has no room for it. */
export const writeText = (key: string, text: string): void => Taro.setStorageSync(OURS + key, text)

/** Undefined when nothing was kept or it is not JSON; the caller checks the shape. */
export function readJson(key: string): unknown {
  const text: unknown = Taro.getStorageSync(OURS + key)
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
