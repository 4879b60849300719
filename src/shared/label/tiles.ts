import type { Raster } from './raster'

/** Columns are bytes (8 dots), rows are dots. */
export interface Tile {
  readonly byteX: number
  readonly y: number
  readonly byteWidth: number
  readonly height: number
}

/** About the length of one `BITMAP x,y,w,h,1,` header: a cut that saves less is not made. */
const HEADER_BYTES = 24
interface Region {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/**
 * Cuts a page along its empty bands, rows and columns in turn, until nothing worth cutting is left; all ink is inside the
 * tiles. Every band of one direction is cut in one pass over the bytes: this is the hot loop of a print run.
 */
export const inkTiles = (page: Raster): Tile[] => {
  const tiles: Tile[] = []
  cut(page, { x0: 0, x1: page.stride, y0: 0, y1: page.heightDots }, tiles)
  return tiles
}

const cut = (page: Raster, region: Region, tiles: Tile[]): void => {
  const { rows, columns } = ink(page, region)
  const down = spans(rows, Math.floor(HEADER_BYTES / (region.x1 - region.x0)) + 1)
  const first = down[0]
  const last = down.at(-1)
  if (first === undefined || last === undefined) return
  if (down.length > 1) {
    for (const { from, to } of down) cut(page, { ...region, y0: region.y0 + from, y1: region.y0 + to }, tiles)
    return
  }
  const across = spans(columns, Math.floor(HEADER_BYTES / (last.to - first.from)) + 1)
  const y0 = region.y0 + first.from
  const y1 = region.y0 + last.to
  for (const { from, to } of across) {
    const part = { x0: region.x0 + from, x1: region.x0 + to, y0, y1 }
    if (across.length > 1) cut(page, part, tiles)
    else tiles.push({ byteX: part.x0, y: y0, byteWidth: part.x1 - part.x0, height: y1 - y0 })
  }
}

/** The OR of every row and of every byte column; 0 = empty. */
const ink = ({ bits, stride }: Raster, { x0, x1, y0, y1 }: Region) => {
  const rows = new Uint8Array(y1 - y0)
  const columns = new Uint8Array(x1 - x0)
  const width = x1 - x0
  for (let y = y0; y < y1; y++) {
    const at = y * stride + x0
    let any = 0
    for (let x = 0; x < width; x++) {
      const byte = bits[at + x] ?? 0
      if (byte === 0) continue
      any = 1
      columns[x] = 1
    }
    rows[y - y0] = any
  }
  return { rows, columns }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Used stretches with at least `minGap` empty places between them. */
const spans = (used: Uint8Array, minGap: number): Span[] => {
  const found: Span[] = []
  for (let from = used.indexOf(1); from >= 0;) {
    let end = from + 1
    let next = used.indexOf(1, end)
    while (next >= 0 && next - end < minGap) {
      end = next + 1
      next = used.indexOf(1, end)
    }
    found.push({ from, to: end })
    from = next
  }
  return found
}
