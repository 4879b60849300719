import { PNG } from 'pngjs'
import { createBits, dot, type Bits } from './bits'

const DARK_BELOW = 128
const SIGNATURE = '89504e470d0a1a0a'

/** A PNG as a thermal head burns it: a dot is black or it is not. Undefined for bytes that are no PNG. */
export function readPng(bytes: Buffer): Bits | undefined {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) return undefined
  let picture: PNG
  try {
    picture = PNG.sync.read(bytes)
  } catch {
    return undefined // cut short or damaged: a printer puts nothing out either
  }
  const { width, height, data } = picture
  const bits = createBits(width, height)
  for (let i = 0; i < width * height; i += 1) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(i * 4, i * 4 + 4)
    const grey = (red * 299 + green * 587 + blue * 114) / 1000
    if (alpha >= DARK_BELOW && grey < DARK_BELOW) dot(bits, [i % width, Math.floor(i / width)], 'black')
  }
  return bits
}
