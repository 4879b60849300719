import type { Glyph } from './glyph-source'
import type { Contour } from './truetype'

/** Scan lines a dot row: thermal heads print whole dots, so coverage only decides on or off. */
const SUB_ROWS = 4
/** A dot is black above this coverage. Below one half, because thin horizontal strokes of Song-like glyphs would vanish. */
const INK = 0.42
/** The CJK em box sits 0.88 em above and 0.12 em below the baseline. */
export const BASELINE_EM = 0.88

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const EMPTY: Glyph = { left: 0, top: 0, width: 0, height: 0, stride: 0, rows: new Uint8Array(0) }

/** Fills contours (font units, non-zero winding) into a packed 1-bit glyph of `sizeDots` per em. */
export const rasterise = (contours: readonly Contour[], unitsPerEm: number, sizeDots: number): Glyph => {
  const scale = sizeDots / unitsPerEm
  const baseline = Math.round(sizeDots * BASELINE_EM)
  const shapes = contours.map((c) => c.map((v, i) => (i % 2 === 0 ? v * scale : baseline - v * scale)))
  const box = bounds(shapes)
  if (box === undefined) return EMPTY
  const coverage = new Float32Array(box.width * box.height)
  for (let s = 0; s < box.height * SUB_ROWS; s++) {
    const y = box.top + (s + 0.5) / SUB_ROWS
    const row = Math.floor(s / SUB_ROWS) * box.width
    addSpans(crossings(shapes, y), (from, to) => addSpan(coverage, row, { from: from - box.left, to: to - box.left }))
  }
  return pack(coverage, box)
}

const bounds = (shapes: readonly Contour[]): Box | undefined => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i += 2) {
      const x = shape[i] ?? 0
      const y = shape[i + 1] ?? 0
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
    }
  }
  if (x1 <= x0 || y1 <= y0) return undefined
  const left = Math.floor(x0)
  const top = Math.floor(y0)
  return { left, top, width: Math.ceil(x1) - left, height: Math.ceil(y1) - top }
}

type Crossing = readonly [x: number, turn: 1 | -1]

const crossings = (shapes: readonly Contour[], y: number): Crossing[] => {
  const found: Crossing[] = []
  for (const shape of shapes) {
    const n = shape.length
    for (let i = 0; i < n; i += 2) {
      const ay = shape[i + 1] ?? 0
      const by = shape[(i + 3) % n] ?? 0
      if (ay <= y === by <= y) continue
      const ax = shape[i] ?? 0
      const bx = shape[(i + 2) % n] ?? 0
      found.push([ax + ((y - ay) / (by - ay)) * (bx - ax), ay < by ? 1 : -1])
    }
  }
  return found.sort((a, b) => a[0] - b[0])
}

const addSpans = (found: readonly Crossing[], add: (from: number, to: number) => void) => {
  let winding = 0
  found.forEach(([x, turn], i) => {
    winding += turn
    const next = found[i + 1]
    if (winding !== 0 && next !== undefined) add(x, next[0])
  })
}

const addSpan = (coverage: Float32Array, row: number, { from, to }: { from: number; to: number }) => {
  for (let x = Math.floor(from); x < to; x++) {
    const part = Math.min(to, x + 1) - Math.max(from, x)
    if (part > 0) coverage[row + x] = (coverage[row + x] ?? 0) + part / SUB_ROWS
  }
}

const pack = (coverage: Float32Array, { left, top, width, height }: Box): Glyph => {
  const stride = (width + 7) >> 3
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((coverage[y * width + x] ?? 0) < INK) continue
      const at = y * stride + (x >> 3)
      rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { left, top, width, height, stride, rows }
}
