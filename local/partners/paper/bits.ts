/** A 1-bit picture; bit 1 is black. Rows are padded to whole bytes. */
export interface Bits {
  readonly width: number
  readonly height: number
  readonly stride: number
  readonly data: Uint8Array
}

export function createBits(width: number, height: number): Bits {
  const stride = Math.ceil(width / 8)
  return { width, height, stride, data: new Uint8Array(stride * height) }
}

export const copyBits = (bits: Bits): Bits => ({ ...bits, data: bits.data.slice() })

export const isBlack = ({ width, height, stride, data }: Bits, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height && ((data[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

export type Ink = 'black' | 'white' | 'flip'

/** One dot; outside of the paper nothing happens. */
export function dot({ width, height, stride, data }: Bits, at: readonly [x: number, y: number], ink: Ink) {
  const [x, y] = at
  if (x < 0 || y < 0 || x >= width || y >= height) return
  const offset = y * stride + (x >> 3)
  const mask = 0x80 >> (x & 7)
  const now = data[offset] ?? 0
  data[offset] = ink === 'black' ? now | mask : ink === 'white' ? now & ~mask : now ^ mask
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function fill(bits: Bits, rect: Rect, ink: Ink) {
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let x = rect.x; x < rect.x + rect.width; x += 1) dot(bits, [x, y], ink)
  }
}
