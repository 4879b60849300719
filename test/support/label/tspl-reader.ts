import { code128 } from '@shared/label/code128'
import { blankRaster, fillRect, type Raster } from '@shared/label/raster'

/** A TSPL printer as small as the label bytes need it: SIZE, CLS, BITMAP (modes 0 to 2), BARCODE "128", PRINT. Throws on anything else. */
export const readTspl = (bytes: Uint8Array, dotsPerMm = 8): Raster[] => {
  const printed: Raster[] = []
  let size = { w: 0, h: 0 }
  let page = blankRaster(0, 0)
  let at = 0
  while (at < bytes.length) {
    const bitmap = takeBitmap(bytes, at)
    if (bitmap !== undefined) {
      burn(page, bitmap)
      at = bitmap.end
      continue
    }
    const end = bytes.indexOf(10, at)
    const line = String.fromCharCode(...bytes.subarray(at, end)).trimEnd()
    at = end + 1
    const [, command = '', rest = ''] = /^([A-Z]+) ?(.*)$/.exec(line) ?? []
    if (command === 'SIZE') {
      const [w = 0, h = 0] = rest.split(',').map((part) => Math.round(parseFloat(part) * dotsPerMm))
      size = { w, h }
    } else if (command === 'CLS') page = blankRaster(size.w, size.h)
    else if (command === 'BARCODE') bars(page, rest)
    else if (command === 'PRINT') printed.push({ ...page, bits: page.bits.slice() })
    else if (!['GAP', 'DIRECTION', 'REFERENCE', 'DENSITY', 'SPEED'].includes(command))
      throw new Error(`not TSPL: ${line.slice(0, 40)}`)
  }
  return printed
}

interface Bitmap {
  readonly x: number
  readonly y: number
  readonly byteWidth: number
  readonly height: number
  readonly mode: number
  readonly data: Uint8Array
  readonly end: number
}

const takeBitmap = (bytes: Uint8Array, at: number): Bitmap | undefined => {
  const head = /^BITMAP (\d+),(\d+),(\d+),(\d+),([012]),/.exec(String.fromCharCode(...bytes.subarray(at, at + 48)))
  if (head === null) return undefined
  const [x = 0, y = 0, byteWidth = 0, height = 0, mode = 0] = head.slice(1).map(Number)
  const start = at + head[0].length
  const stop = start + byteWidth * height
  if (bytes[stop] !== 13 || bytes[stop + 1] !== 10) throw new Error('BITMAP data does not end where its header says')
  return { x, y, byteWidth, height, mode, data: bytes.subarray(start, stop), end: stop + 2 }
}

const burn = (page: Raster, { x, y, byteWidth, height, mode, data }: Bitmap): void => {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < byteWidth * 8; column++) {
      const black = ((data[row * byteWidth + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) === 0
      const [px, py] = [x + column, y + row]
      if (px >= page.widthDots || py >= page.heightDots) continue
      const at = py * page.stride + (px >> 3)
      const bit = 0x80 >> (px & 7)
      const before = page.bits[at] ?? 0
      if (mode === 2) page.bits[at] = black ? before ^ bit : before
      else if (black) page.bits[at] = before | bit
      else if (mode === 0) page.bits[at] = before & ~bit
    }
  }
}

const bars = (page: Raster, rest: string): void => {
  const [, x = '0', y = '0', h = '0', narrow = '0', text = ''] =
    /^(\d+),(\d+),"128",(\d+),0,0,(\d+),\d+,"(.*)"$/.exec(rest) ?? []
  let left = Number(x)
  code128(text)?.widths.forEach((width, i) => {
    const w = width * Number(narrow)
    if (i % 2 === 0) fillRect(page, { x: left, y: Number(y), w, h: Number(h) })
    left += w
  })
}
