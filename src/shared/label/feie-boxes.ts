import { QUIET_MODULES } from './code128'
import type { Area, LabelLayout, Op } from './layout-types'
import { QR_QUIET_MODULES } from './qr'

export type TextOp = Extract<Op, { kind: 'text' }>
export type CodeOp = Extract<Op, { kind: 'barcode' | 'qrcode' }>

/** Font 12 of a Feie label printer: 24 x 24 dots a Chinese letter, half as wide for ASCII, each way times 1 to 4. */
export const CELL = 24
const MAX_TIMES = 4
/** A letter leaves a dot free at the top and at the foot of its cell, so rows may run into each other so far. */
const SPARE_DOTS = 2

/** A head does not reach the last millimetre; wider letters than were laid out must not run into it. */
const EDGE_DOTS = 8

/** A text in printer's letters at its place. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly high: number
}

/** Everything beyond ASCII is two bytes in GBK, and a two-byte letter takes a whole cell (so does ×). */
export const cellsWide = (text: string): number => {
  let halves = 0
  for (const letter of text) halves += (letter.codePointAt(0) ?? 0) < 0x80 ? 1 : 2
  return halves * (CELL / 2)
}

const boxOf = ({ text, x, y, wide, high }: PlacedText): Area => ({
  x,
  y,
  w: cellsWide(text) * wide,
  h: CELL * high,
})

/** The bars with the white beside them that a scanner needs. */
export const codeBox = (op: CodeOp): Area => {
  if (op.kind === 'qrcode') {
    const quiet = QR_QUIET_MODULES * op.module
    const side = op.size * op.module + 2 * quiet
    return { x: op.x - quiet, y: op.y - quiet, w: side, h: side }
  }
  const bars = op.widths.reduce((sum, width) => sum + width, 0) * op.module
  const quiet = QUIET_MODULES * op.module
  return { x: op.x - quiet, y: op.y, w: bars + 2 * quiet, h: op.h }
}

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y + SPARE_DOTS < b.y + b.h && b.y + SPARE_DOTS < a.y + a.h

const inside = ({ x, y, w, h }: Area, page: LabelLayout): boolean =>
  x >= 0 && y >= 0 && x + w <= page.widthDots - EDGE_DOTS && y + h <= page.heightDots

/** Where a text would stand at `times`: on the middle of its row, and moved left as far as the edge asks. */
const place = ({ text, x, y, size }: TextOp, times: { wide: number; high: number }, page: LabelLayout): PlacedText => {
  const middle = y + Math.round((size - CELL * times.high) / 2)
  const left = Math.max(0, Math.min(x, page.widthDots - EDGE_DOTS - cellsWide(text) * times.wide))
  const top = Math.max(0, Math.min(middle, page.heightDots - CELL * times.high))
  return { text, x: left, y: top, ...times }
}

/** Sizes to try, nearest to what was laid out first; a letter that is too wide may become narrow before it becomes small. */
const sizesFor = ({ size }: TextOp): { wide: number; high: number }[] => {
  const nearest = Math.max(1, Math.min(MAX_TIMES, Math.round(size / CELL)))
  const sizes: { wide: number; high: number }[] = []
  for (let high = nearest; high >= 1; high--) {
    sizes.push({ wide: high, high })
    if (high > 1) sizes.push({ wide: high - 1, high })
  }
  return sizes
}

/** Gives every text the largest letters that touch nothing else; the text that finds no room even at the smallest otherwise. */
export function placeTexts(page: LabelLayout, texts: readonly TextOp[], codes: readonly CodeOp[]) {
  const fixed = codes.map(codeBox)
  const placed = new Map(texts.map((op) => [op, place(op, { wide: 1, high: 1 }, page)]))
  const fits = (op: TextOp, candidate: PlacedText): boolean => {
    const box = boxOf(candidate)
    const others = [...placed].flatMap(([other, at]) => (other === op ? [] : [boxOf(at)]))
    return inside(box, page) && ![...fixed, ...others].some((other) => meet(box, other))
  }
  for (const op of [...texts].sort((a, b) => b.size - a.size)) {
    const chosen = sizesFor(op)
      .map((times) => place(op, times, page))
      .find((candidate) => fits(op, candidate))
    if (!chosen) return { ok: false, text: op.text } as const
    placed.set(op, chosen)
  }
  return { ok: true, texts: [...placed.values()] } as const
}
