import type { Glyph, GlyphSource } from './glyph-source'
import type { LabelLayout, Op } from './layout-types'

/** Packed 1-bit page: `stride` bytes a row, most significant bit left, 1 = black. Bits right of the width are 0. */
export interface Raster {
  readonly widthDots: number
  readonly heightDots: number
  readonly stride: number
  readonly bits: Uint8Array
}

export const blankRaster = (widthDots: number, heightDots: number): Raster => {
  const stride = (widthDots + 7) >> 3
  return { widthDots, heightDots, stride, bits: new Uint8Array(stride * heightDots) }
}

export const rasterOf = (layout: LabelLayout, glyphs: GlyphSource): Raster => {
  const page = blankRaster(layout.widthDots, layout.heightDots)
  for (const op of layout.ops) paint(page, op, glyphs)
  return page
}

const paint = (page: Raster, op: Op, glyphs: GlyphSource): void => {
  switch (op.kind) {
    case 'fill':
      return fillRect(page, op)
    case 'text':
      return paintText(page, op, glyphs)
    case 'barcode':
      return paintBars(page, op)
    case 'qrcode':
      return paintModules(page, op)
    case 'image':
      return paintImage(page, op)
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Black rectangle, clipped to the page. */
export const fillRect = (page: Raster, { x, y, w, h }: Box): void => {
  const left = Math.max(0, x)
  const right = Math.min(page.widthDots, x + w)
  if (right <= left) return
  const first = left >> 3
  const last = (right - 1) >> 3
  const head = 0xff >> (left & 7)
  const tail = (0xff << (7 - ((right - 1) & 7))) & 0xff
  const { bits, stride } = page
  for (let row = Math.max(0, y); row < Math.min(page.heightDots, y + h); row++) {
    const at = row * stride
    if (first === last) {
      bits[at + first] = (bits[at + first] ?? 0) | (head & tail)
      continue
    }
    bits[at + first] = (bits[at + first] ?? 0) | head
    bits.fill(0xff, at + first + 1, at + last)
    bits[at + last] = (bits[at + last] ?? 0) | tail
  }
}

const paintText = (page: Raster, op: Extract<Op, { kind: 'text' }>, glyphs: GlyphSource): void => {
  let pen = op.x
  for (const letter of op.text) {
    const codePoint = letter.codePointAt(0) ?? 0
    const glyph = glyphs.glyph(codePoint, op.weight, op.size)
    if (glyph !== undefined && glyph.height > 0)
      paintGlyph(page, glyph, { x: Math.round(pen) + glyph.left, y: op.y + glyph.top, white: op.white })
    pen += (glyphs.advanceEm(codePoint, op.weight) ?? 1) * op.size
  }
}

const paintGlyph = (page: Raster, glyph: Glyph, { x, y, white }: { x: number; y: number; white: boolean }): void => {
  const inside = x >= 0 && y >= 0 && x + glyph.width <= page.widthDots && y + glyph.height <= page.heightDots
  if (!inside || white) return paintDots(page, glyph, { x, y, white })
  const { bits, stride } = page
  const shift = x & 7
  let source = 0
  let target = y * stride + (x >> 3)
  for (let row = 0; row < glyph.height; row++, target += stride) {
    for (let i = 0; i < glyph.stride; i++) {
      const value = glyph.rows[source++] ?? 0
      if (value === 0) continue
      const at = target + i
      const high = value >> shift
      const low = (value << (8 - shift)) & 0xff
      bits[at] = (bits[at] ?? 0) | high
      if (low !== 0) bits[at + 1] = (bits[at + 1] ?? 0) | low
    }
  }
}

/** White letters and letters over the edge: rare, so dot by dot. */
const paintDots = (page: Raster, glyph: Glyph, { x, y, white }: { x: number; y: number; white: boolean }): void => {
  for (let row = 0; row < glyph.height; row++) {
    for (let column = 0; column < glyph.width; column++) {
      const ink = ((glyph.rows[row * glyph.stride + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0
      if (ink) setDot(page, { x: x + column, y: y + row, black: !white })
    }
  }
}

const setDot = (page: Raster, { x, y, black }: { x: number; y: number; black: boolean }): void => {
  if (x < 0 || y < 0 || x >= page.widthDots || y >= page.heightDots) return
  const at = y * page.stride + (x >> 3)
  const bit = 0x80 >> (x & 7)
  page.bits[at] = black ? (page.bits[at] ?? 0) | bit : (page.bits[at] ?? 0) & ~bit
}

const paintBars = (page: Raster, op: Extract<Op, { kind: 'barcode' }>): void => {
  let x = op.x
  op.widths.forEach((width, i) => {
    const w = width * op.module
    if (i % 2 === 0) fillRect(page, { x, y: op.y, w, h: op.h })
    x += w
  })
}

const paintModules = (page: Raster, op: Extract<Op, { kind: 'qrcode' }>): void => {
  for (let row = 0; row < op.size; row++) {
    for (let from = 0; from < op.size;) {
      let to = from
      while (to < op.size && op.modules[row * op.size + to]) to++
      if (to > from)
        fillRect(page, {
          x: op.x + from * op.module,
          y: op.y + row * op.module,
          w: (to - from) * op.module,
          h: op.module,
        })
      from = to + 1
    }
  }
}

const paintImage = (page: Raster, op: Extract<Op, { kind: 'image' }>): void => {
  op.rows.forEach((hex, row) => {
    for (let x = 0; x < hex.length * 4; x++) {
      const nibble = parseInt(hex[x >> 2] ?? '0', 16)
      if (nibble & (8 >> (x & 3))) setDot(page, { x: op.x + x, y: op.y + row, black: true })
    }
  })
}
