import Taro from '@tarojs/taro'
import type { BoxPhotoPort } from './box-photo'

const placeOf = (photoId: string): string => `${Taro.env.USER_DATA_PATH ?? ''}/${photoId}.jpg`
const files = () => Taro.getFileSystemManager()

/** Files of the mini-program's own folder: WeChat keeps them until we take them away. */
export const boxPhoto: BoxPhotoPort = {
  async take() {
    try {
      const { tempFiles } = await Taro.chooseMedia({
        count: 1,
        mediaType: ['image'],
        sourceType: ['camera'],
        sizeType: ['compressed'],
      })
      return tempFiles[0]?.tempFilePath
    } catch {
      // the person turned back
      return undefined
    }
  },
  keep: (photoId, path) =>
    new Promise((resolve, reject) => {
      files().saveFile({
        tempFilePath: path,
        filePath: placeOf(photoId),
        success: () => resolve(),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    }),
  kept: (photoId) =>
    new Promise((resolve) => {
      const path = placeOf(photoId)
      files().access({ path, success: () => resolve(path), fail: () => resolve(undefined) })
    }),
  drop: (photoId) =>
    new Promise((resolve) => {
      // gone already is as good
      files().unlink({ filePath: placeOf(photoId), success: () => resolve(), fail: () => resolve() })
    }),
}
