import type { Pixels } from '@shared/label/ink-rows'

/** The browser's own file window, for pictures; an address of the file that lives as long as the page. */
const pickImageFile = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.id = 'picture-input'
    input.style.display = 'none'
    const done = (file: File | undefined) => {
      input.remove()
      resolve(file && URL.createObjectURL(file))
    }
    input.onchange = () => done(input.files?.[0])
    input.oncancel = () => done(undefined)
    document.body.appendChild(input)
    input.click()
  })

const imageOf = (url: string): Promise<HTMLImageElement | undefined> =>
  new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(undefined)
    image.src = url
  })

/** A picture from the computer, at most `most` pixels wide and high; undefined: nothing was chosen, or it is no picture. */
export async function pickPicture(most: number): Promise<Pixels | undefined> {
  const url = await pickImageFile()
  const image = url === undefined ? undefined : await imageOf(url)
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
