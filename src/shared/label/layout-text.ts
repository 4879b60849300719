import { bindPieces, leafHolding, type Piece, type Scope } from './bind'
import type { Weight } from './glyph-source'
import { dots, areaOf, type Area, type Sheet } from './layout-types'
import type { TextElement } from './template'
import { wrapText } from './wrap'

/** Line pitch in letter heights. */
const LEADING = 1.16
/** Letters below this many dots cannot be read on thermal paper. */
const MIN_DOTS = 14

export interface Lettering {
  readonly size: number
  readonly min: number
  readonly weight: Weight
  readonly align: 'left' | 'center' | 'right'
  readonly wrap: boolean
}

export interface Fitted {
  readonly lines: readonly string[]
  readonly size: number
  readonly pitch: number
  /** What found no place, undefined when everything did. */
  readonly lost: string | undefined
}

/** A character without a glyph takes one em, so that the rest of the page is laid out as if it were there. */
const advanceEm = (sheet: Sheet, letter: string, weight: Weight) =>
  sheet.glyphs.advanceEm(letter.codePointAt(0) ?? 0, weight) ?? 1

const widthEm = (sheet: Sheet, text: string, weight: Weight): number => {
  let sum = 0
  for (const letter of text) sum += advanceEm(sheet, letter, weight)
  return sum
}

/** Largest size from `size` down to `min` at which the text fits `w` x `h` dots. */
export const fitText = (sheet: Sheet, text: string, box: Lettering & { w: number; h: number }): Fitted =>
  box.wrap ? fitWrapped(sheet, text, box) : fitLine(sheet, text, box)

const fitLine = (sheet: Sheet, raw: string, box: Lettering & { w: number; h: number }): Fitted => {
  const text = raw.replace(/\n/g, ' ')
  const em = widthEm(sheet, text, box.weight)
  const size = em * box.size <= box.w ? box.size : Math.max(box.min, Math.floor(box.w / em))
  const lost = em * size > box.w ? text : undefined
  return { lines: [text], size, pitch: size, lost }
}

const fitWrapped = (sheet: Sheet, text: string, box: Lettering & { w: number; h: number }): Fitted => {
  for (let size = box.size; ; size--) {
    const pitch = Math.round(size * LEADING)
    const lines = wrapText(text, box.w, (letter) => advanceEm(sheet, letter, box.weight) * size)
    const room = Math.max(0, Math.floor((box.h - size) / pitch) + 1)
    if (lines.length <= room) return { lines, size, pitch, lost: undefined }
    if (size <= box.min) return { lines: lines.slice(0, room), size, pitch, lost: lines.slice(room).join('') }
  }
}

/** Puts fitted lines at their place. */
export const placeLines = (
  sheet: Sheet,
  { lines, size, pitch }: Fitted,
  at: Area & Pick<Lettering, 'weight' | 'align'> & { white?: boolean },
): void => {
  lines.forEach((text, i) => {
    if (text.trim() === '') return
    const free = at.align === 'left' ? 0 : at.w - widthEm(sheet, text, at.weight) * size
    const x = at.x + Math.round(at.align === 'center' ? free / 2 : free)
    sheet.ops.push({ kind: 'text', x, y: at.y + i * pitch, size, weight: at.weight, white: at.white ?? false, text })
  })
}

/** Reports every drawn character no font has, under the data leaf that holds it. */
export const checkGlyphs = (
  sheet: Sheet,
  pieces: readonly Piece[],
  { scope, weight, field }: { scope: Scope; weight: Weight; field?: string },
): void => {
  for (const { text, path } of pieces) {
    for (const letter of new Set(text)) {
      if (letter === '\n' || sheet.glyphs.advanceEm(letter.codePointAt(0) ?? 0, weight) !== undefined) continue
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      const named = path === undefined ? (field ?? 'template') : leafHolding(letter, path, scope)
      const detail = `${letter} U+${code}`
      if (sheet.missingGlyphs.some((known) => known.field === named && known.detail === detail)) continue
      sheet.missingGlyphs.push({ field: named, kind: 'missing-glyph', detail })
    }
  }
}

/** The field to blame for an overflow: the longest bound piece. */
export const fieldOf = (pieces: readonly Piece[], scope: Scope, given?: string): string => {
  if (given !== undefined) return given
  const longest = pieces.reduce<Piece | undefined>(
    (best, piece) => (piece.path !== undefined && piece.text.length >= (best?.text.length ?? 0) ? piece : best),
    undefined,
  )
  if (longest?.path === undefined) return 'template'
  const tail = longest.text.replace(/\*+$/, '').slice(-2)
  return tail === '' ? longest.path : leafHolding(tail, longest.path, scope)
}

export const layText = (sheet: Sheet, element: TextElement): void => {
  const scope: Scope = { data: sheet.data, masked: sheet.masked }
  const pieces = bindPieces(element.text, scope)
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .trim()
  if (text === '') return
  const area = areaOf(sheet, element)
  const size = dots(sheet, element.size)
  const weight: Weight = element.bold ? 'bold' : 'medium'
  const min = Math.min(size, Math.max(MIN_DOTS, dots(sheet, element.min ?? element.size)))
  const align = element.align ?? 'left'
  const fitted = fitText(sheet, text, { ...area, size, min, weight, align, wrap: element.wrap ?? false })
  if (fitted.lost !== undefined)
    sheet.overflow.push({
      field: fieldOf(pieces, scope, element.field),
      kind: 'overflow',
      detail: `no room for: ${fitted.lost}`,
    })
  checkGlyphs(sheet, pieces, { scope, weight, field: element.field })
  const used = (fitted.lines.length - 1) * fitted.pitch + fitted.size
  const y = element.middle ? area.y + Math.round((area.h - used) / 2) : area.y
  placeLines(sheet, fitted, { ...area, y, weight, align, white: element.white })
}
