import { PNG } from 'pngjs'
import { createBits, dot, type Bits } from './bits'

type Depth = PNG & { readonly depth: number }

const SIGNATURE = '89504e470d0a1a0a'

/** A PNG as a thermal head burns it: a dot is black or it is not. Undefined for bytes that are no PNG. */
export function readPng(bytes: Buffer): Bits | undefined {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) return undefined
  let picture: Depth
  try {
    // scaling one bit to eight is most of the work, and a threshold does not need it
    picture = PNG.sync.read(bytes, { skipRescale: true })
  } catch {
    return undefined // cut short or damaged: a printer puts nothing out either
  }
  const { width, height, data, depth } = picture
  const bits = createBits(width, height)
  const half = 2 ** (depth - 1)
  for (let i = 0, at = 0; i < width * height; i += 1, at += 4) {
    const grey = ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000
    if (grey < half && (data[at + 3] ?? 0) >= half) dot(bits, [i % width, (i / width) | 0], 'black')
  }
  return bits
}
