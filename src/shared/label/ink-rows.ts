/** Colour pixels, four bytes each (red, green, blue, opacity), row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
}

const WHITE = 255
const HALF = 128

/** 0 black to 255 white; what is transparent is paper. */
const lightness = (data: ArrayLike<number>, at: number): number => {
  const [red = 0, green = 0, blue = 0, opacity = WHITE] = [data[at], data[at + 1], data[at + 2], data[at + 3]]
  const light = 0.299 * red + 0.587 * green + 0.114 * blue
  return WHITE - ((WHITE - light) * opacity) / WHITE
}

/**
 * A picture in black dots, as a label's `image` holds it: rows of hex, most significant bit left, 1 = black, padded to whole
 * bytes. Each dot hands its error on to its neighbours (Floyd and Steinberg), so that a grey stays a grey from afar.
 */
export function inkRows({ width, height, data }: Pixels): string[] {
  const light = Float32Array.from({ length: width * height }, (_, i) => lightness(data, i * 4))
  const hand = (x: number, y: number, share: number) => {
    if (x >= 0 && x < width && y < height) light[y * width + x] = (light[y * width + x] ?? 0) + share
  }
  return Array.from({ length: height }, (_, y) => {
    const bytes = new Uint8Array((width + 7) >> 3)
    for (let x = 0; x < width; x++) {
      const wanted = light[y * width + x] ?? WHITE
      const black = wanted < HALF
      if (black) bytes[x >> 3] = (bytes[x >> 3] ?? 0) | (0x80 >> (x & 7))
      const error = (wanted - (black ? 0 : WHITE)) / 16
      hand(x + 1, y, error * 7)
      hand(x - 1, y + 1, error * 3)
      hand(x, y + 1, error * 5)
      hand(x + 1, y + 1, error)
    }
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  })
}
