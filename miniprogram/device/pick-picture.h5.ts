import type { Pixels } from '@shared/label/ink-rows'
import { chooseFile } from './choose-file.h5'

const imageOf = (url: string): Promise<HTMLImageElement | undefined> =>
  new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(undefined)
    image.src = url
  })

/** A picture from the computer, at most `most` pixels wide and high; undefined: nothing was chosen, or it is no picture. */
export async function pickPicture(most: number): Promise<Pixels | undefined> {
  const file = await chooseFile('picture-input', 'image/*')
  const image = file && (await imageOf(URL.createObjectURL(file)))
  if (image === undefined) return undefined
  const shrink = Math.min(1, most / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * shrink))
  canvas.height = Math.max(1, Math.round(image.height * shrink))
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
