/** One closed contour: flat x,y pairs in font units, y up, curves already cut into short lines. */
export type Contour = number[]

export interface OutlineFont {
  readonly unitsPerEm: number
  glyphId(codePoint: number): number
  advance(glyphId: number): number
  contours(glyphId: number): Contour[]
}

interface Tables {
  readonly view: DataView
  readonly at: (tag: string) => number
}

const CURVE_STEPS = 4
/** Composite glyphs may name composites; a loop in a broken font must not hang a print. */
const MAX_DEPTH = 6

/** Reads a TrueType (`glyf`) font without copying it. Throws on a file that is not one. */
export const readTrueType = (bytes: Uint8Array): OutlineFont => {
  const tables = directory(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const { view, at } = tables
  const longLoca = view.getInt16(at('head') + 50) === 1
  const metricCount = view.getUint16(at('hhea') + 34)
  const hmtx = at('hmtx')
  const loca = at('loca')
  const glyf = at('glyf')
  const offset = (id: number) => (longLoca ? view.getUint32(loca + id * 4) : view.getUint16(loca + id * 2) * 2)
  const contours = (id: number, depth = 0): Contour[] => {
    const start = offset(id)
    if (start === offset(id + 1) || depth > MAX_DEPTH) return []
    const p = glyf + start
    if (view.getInt16(p) >= 0) return simpleContours(view, p)
    return compositeParts(view, p).flatMap((part) => contours(part.id, depth + 1).map((c) => moved(c, part)))
  }
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    glyphId: characterMap(tables),
    advance: (id) => view.getUint16(hmtx + Math.min(id, metricCount - 1) * 4),
    contours: (id) => contours(id),
  }
}

const directory = (view: DataView): Tables => {
  const found = new Map<string, number>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const p = 12 + i * 16
    const tag = String.fromCharCode(view.getUint8(p), view.getUint8(p + 1), view.getUint8(p + 2), view.getUint8(p + 3))
    found.set(tag, view.getUint32(p + 8))
  }
  const at = (tag: string) => {
    const offset = found.get(tag)
    if (offset === undefined) throw new Error(`font has no ${tag} table`)
    return offset
  }
  return { view, at }
}

/** Unicode cmap: format 12 where present (characters beyond U+FFFF), else format 4. */
const characterMap = ({ view, at }: Tables): ((codePoint: number) => number) => {
  const cmap = at('cmap')
  const byFormat = new Map<number, number>()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const sub = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    byFormat.set(view.getUint16(sub), sub)
  }
  const full = byFormat.get(12)
  if (full !== undefined) return (codePoint) => groupedId(view, full, codePoint)
  const basic = byFormat.get(4)
  if (basic === undefined) throw new Error('font has no Unicode cmap')
  return (codePoint) => segmentedId(view, basic, codePoint)
}

const groupedId = (view: DataView, sub: number, codePoint: number): number => {
  let low = 0
  let high = view.getUint32(sub + 12) - 1
  while (low <= high) {
    const mid = (low + high) >> 1
    const p = sub + 16 + mid * 12
    if (codePoint < view.getUint32(p)) high = mid - 1
    else if (codePoint > view.getUint32(p + 4)) low = mid + 1
    else return view.getUint32(p + 8) + codePoint - view.getUint32(p)
  }
  return 0
}

const segmentedId = (view: DataView, sub: number, codePoint: number): number => {
  const twice = view.getUint16(sub + 6)
  for (let i = 0; i < twice; i += 2) {
    if (codePoint > view.getUint16(sub + 14 + i)) continue
    const start = view.getUint16(sub + 16 + twice + i)
    if (codePoint < start) return 0
    const delta = view.getUint16(sub + 16 + twice * 2 + i)
    const rangeAt = sub + 16 + twice * 3 + i
    const range = view.getUint16(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const id = view.getUint16(rangeAt + range + (codePoint - start) * 2)
    return id === 0 ? 0 : (id + delta) & 0xffff
  }
  return 0
}

interface Part {
  readonly id: number
  readonly matrix: readonly [number, number, number, number]
  readonly dx: number
  readonly dy: number
}

const moved = (contour: Contour, { matrix: [a, b, c, d], dx, dy }: Part): Contour => {
  const out: Contour = []
  for (let i = 0; i < contour.length; i += 2) {
    const x = contour[i] ?? 0
    const y = contour[i + 1] ?? 0
    out.push(a * x + c * y + dx, b * x + d * y + dy)
  }
  return out
}

const compositeParts = (view: DataView, start: number): Part[] => {
  const parts: Part[] = []
  let p = start + 10
  for (let more = true; more;) {
    const flags = view.getUint16(p)
    const id = view.getUint16(p + 2)
    const words = (flags & 1) !== 0
    // Flag 2 clear = the two numbers are point indices to align; no font we ship does that, so they count as no shift.
    const isShift = (flags & 2) !== 0
    const dx = isShift ? (words ? view.getInt16(p + 4) : view.getInt8(p + 4)) : 0
    const dy = isShift ? (words ? view.getInt16(p + 6) : view.getInt8(p + 5)) : 0
    p += words ? 8 : 6
    const f = (at: number) => view.getInt16(at) / 16384
    let matrix: Part['matrix'] = [1, 0, 0, 1]
    if (flags & 8) matrix = [f(p), 0, 0, f(p)]
    else if (flags & 0x40) matrix = [f(p), 0, 0, f(p + 2)]
    else if (flags & 0x80) matrix = [f(p), f(p + 2), f(p + 4), f(p + 6)]
    p += flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    parts.push({ id, matrix, dx, dy })
    more = (flags & 0x20) !== 0
  }
  return parts
}

interface Point {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

const simpleContours = (view: DataView, start: number): Contour[] => {
  const count = view.getInt16(start)
  const ends = Array.from({ length: count }, (_, i) => view.getUint16(start + 10 + i * 2))
  const total = (ends.at(-1) ?? -1) + 1
  let p = start + 10 + count * 2
  p += 2 + view.getUint16(p)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = view.getUint8(p++)
    const repeat = flag & 8 ? view.getUint8(p++) : 0
    for (let k = 0; k <= repeat; k++) flags.push(flag)
  }
  const axis = (shortBit: number, sameBit: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & shortBit) value += flag & sameBit ? view.getUint8(p++) : -view.getUint8(p++)
      else if (!(flag & sameBit)) {
        value += view.getInt16(p)
        p += 2
      }
      return value
    })
  }
  const xs = axis(2, 16)
  const ys = axis(4, 32)
  const points: Point[] = flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) !== 0 }))
  return ends.map((end, i) => flatten(points.slice((ends[i - 1] ?? -1) + 1, end + 1)))
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })

/** Two off-curve points in a row imply an on-curve point half way. */
const flatten = (points: readonly Point[]): Contour => {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return []
  const startPoint = first.on ? first : last.on ? last : middle(first, last)
  const out: Contour = [startPoint.x, startPoint.y]
  let from = startPoint
  let control: Point | undefined
  const curveTo = (c: Point, to: Point) => {
    for (let k = 1; k <= CURVE_STEPS; k++) {
      const t = k / CURVE_STEPS
      const u = 1 - t
      out.push(u * u * from.x + 2 * u * t * c.x + t * t * to.x, u * u * from.y + 2 * u * t * c.y + t * t * to.y)
    }
    from = to
  }
  for (const point of [...points, startPoint]) {
    if (point.on && control === undefined) {
      out.push(point.x, point.y)
      from = point
    } else if (point.on && control !== undefined) {
      curveTo(control, point)
      control = undefined
    } else {
      if (control !== undefined) curveTo(control, middle(control, point))
      control = point
    }
  }
  return out
}
