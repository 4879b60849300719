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
/** Deeper cuts save under 1 % on our labels. */
const MAX_DEPTH = 7

interface Region {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** Cuts a page along its widest empty bands until nothing worth cutting is left; all ink is inside the tiles. */
export const inkTiles = (page: Raster): Tile[] => {
  const tiles: Tile[] = []
  cut(page, { x0: 0, x1: page.stride, y0: 0, y1: page.heightDots }, { tiles, depth: 0 })
  return tiles
}

const cut = (page: Raster, region: Region, state: { tiles: Tile[]; depth: number }): void => {
  const { rows, columns } = inked(page, region)
  const y = trim(rows)
  const x = trim(columns)
  if (y === undefined || x === undefined) return
  const tight = { x0: region.x0 + x.from, x1: region.x0 + x.to, y0: region.y0 + y.from, y1: region.y0 + y.to }
  const rowGap = widestGap(rows, y)
  const columnGap = widestGap(columns, x)
  const rowGain = (rowGap.to - rowGap.from) * (tight.x1 - tight.x0)
  const columnGain = (columnGap.to - columnGap.from) * (tight.y1 - tight.y0)
  if (Math.max(rowGain, columnGain) <= HEADER_BYTES || state.depth >= MAX_DEPTH) {
    const { x0, x1, y0, y1 } = tight
    state.tiles.push({ byteX: x0, y: y0, byteWidth: x1 - x0, height: y1 - y0 })
    return
  }
  const next = { tiles: state.tiles, depth: state.depth + 1 }
  if (rowGain >= columnGain) {
    cut(page, { ...tight, y1: region.y0 + rowGap.from }, next)
    cut(page, { ...tight, y0: region.y0 + rowGap.to }, next)
  } else {
    cut(page, { ...tight, x1: region.x0 + columnGap.from }, next)
    cut(page, { ...tight, x0: region.x0 + columnGap.to }, next)
  }
}

const inked = ({ bits, stride }: Raster, { x0, x1, y0, y1 }: Region) => {
  const rows = new Uint8Array(y1 - y0)
  const columns = new Uint8Array(x1 - x0)
  for (let y = y0; y < y1; y++) {
    const at = y * stride
    let any = 0
    for (let x = x0; x < x1; x++) {
      const byte = bits[at + x] ?? 0
      if (byte !== 0) {
        any = 1
        columns[x - x0] = 1
      }
    }
    rows[y - y0] = any
  }
  return { rows, columns }
}

interface Span {
  readonly from: number
  readonly to: number
}

const trim = (used: Uint8Array): Span | undefined => {
  const from = used.indexOf(1)
  return from < 0 ? undefined : { from, to: used.lastIndexOf(1) + 1 }
}

const widestGap = (used: Uint8Array, { from, to }: Span): Span => {
  let best: Span = { from, to: from }
  let start = -1
  for (let i = from; i < to; i++) {
    if (used[i] === 0) {
      if (start < 0) start = i
    } else if (start >= 0) {
      if (i - start > best.to - best.from) best = { from: start, to: i }
      start = -1
    }
  }
  return best
}
