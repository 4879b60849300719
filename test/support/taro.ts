import { useEffect } from 'react'

/** @tarojs/taro for specs in jsdom: hooks run as effects, storage is a map, everything a page only tells the phone is dropped. */
const disk = new Map<string, unknown>()

/** Answers of the fake cloud: the function's answer, or a throw for no network. */
export const cloud: { answer: (name: string, input: unknown) => unknown; upload: (cloudPath: string) => string } = {
  answer: () => {
    throw new Error('no network')
  },
  upload: () => {
    throw new Error('no network')
  },
}
/** How many characters the phone's disk takes: a full one throws, as WeChat's does. */
export const phone = { room: Infinity }
export const forgetAll = (): void => {
  disk.clear()
  phone.room = Infinity
}
function write(key: string, value: unknown): void {
  const others = [...disk].filter(([known]) => known !== key)
  const used = [...others, [key, value]].reduce(
    (sum, [name, text]) => sum + String(name).length + String(text).length,
    0,
  )
  if (used > phone.room) throw new Error('setStorageSync:fail exceed storage max size')
  disk.set(key, value)
}

const once = (work: () => void) => useEffect(work, [])
export const useDidShow = once
export const useLaunch = once
export const useDidHide = (): void => undefined
export const useRouter = (): { params: Record<string, string> } => ({ params: {} })

const taro = {
  getStorageSync: (key: string): unknown => disk.get(key) ?? '',
  setStorageSync: write,
  removeStorageSync: (key: string): void => void disk.delete(key),
  getStorageInfoSync: () => ({ keys: [...disk.keys()] }),
  vibrateShort: (): void => undefined,
  vibrateLong: (): void => undefined,
  setNavigationBarTitle: (): void => undefined,
  createWebAudioContext: () => ({
    currentTime: 0,
    destination: {},
    createOscillator: () => ({
      frequency: { value: 0 },
      connect: () => undefined,
      start: () => undefined,
      stop: () => undefined,
    }),
  }),
  cloud: {
    init: (): void => undefined,
    callFunction: async ({ data }: { data: { name: string; input: unknown } }) => ({
      result: cloud.answer(data.name, data.input),
    }),
    uploadFile: async ({ cloudPath }: { cloudPath: string }) => ({ fileID: cloud.upload(cloudPath) }),
  },
}
// eslint-disable-next-line no-restricted-exports -- stands for a package whose default export is what pages import
export default taro
