import Taro from '@tarojs/taro'
import type { Pixels } from '@shared/label/ink-rows'

async function chosen(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles[0]?.tempFilePath
  } catch {
    // the person turned back
    return undefined
  }
}

/** A picture from the phone, at most `most` pixels wide and high; undefined: nothing was chosen, or it is no picture. */
export async function pickPicture(most: number): Promise<Pixels | undefined> {
  const path = await chosen()
  if (path === undefined) return undefined
  const { width, height } = await Taro.getImageInfo({ src: path })
  const shrink = Math.min(1, most / Math.max(width, height))
  const size = { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) }
  const canvas = Taro.createOffscreenCanvas({ type: '2d', ...size })
  const image = canvas.createImage()
  const loaded = await new Promise<boolean>((resolve) => {
    image.onload = () => resolve(true)
    image.onerror = () => resolve(false)
    image.src = path
  })
  if (!loaded) return undefined
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.drawImage(image as unknown as CanvasImageSource, 0, 0, size.width, size.height)
  return context.getImageData(0, 0, size.width, size.height)
}
