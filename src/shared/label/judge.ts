import { boundPaths } from './bind'
import { QUIET_MODULES } from './code128'
import type { GlyphSource } from './glyph-source'
import { dataSchemaOf } from './label-data'
import { layout } from './layout'
import type { Area, Op } from './layout-types'
import { QR_QUIET_MODULES } from './qr'
import { SAMPLE_NAMES, sampleOf, type SampleName } from './sample-data'
import type { Element, Template } from './template'

/** Why a template may not be saved or printed with. `element` counts from 0 in `template.elements`. */
export interface TemplateFlaw {
  readonly kind:
    'off-paper' | 'missing-part' | 'overflow' | 'overlap' | 'missing-glyph' | 'code-too-small' | 'code-crowded'
  /** Data path, as in a label's own problems. */
  readonly field: string
  readonly element?: number
}

interface Judging {
  readonly glyphs: GlyphSource
  readonly masked: boolean
}

/** What a courier, a recipient or the print ledger cannot do without. A reprint must say so on the paper. */
const PARTS: Readonly<Record<Template['kind'], readonly string[]>> = {
  waybill: ['waybillNo', 'courier', 'routing.mark', 'receiver', 'receiver.name', 'receiver.phone', 'copy.reprint'],
  sticker: ['waybillNo', 'copy.reprint'],
  'pick-list': ['rows', 'copy.reprint'],
  'packing-slip': ['waybillNo', 'lines', 'copy.reprint'],
}
/** Kinds whose number must be a code, and which codes do. A courier scans bars, our own scanner both. */
const CODES: Readonly<Partial<Record<Template['kind'], readonly Element['type'][]>>> = {
  waybill: ['barcode'],
  sticker: ['barcode', 'qrcode'],
}

const pathsOf = (element: Element): string[] => {
  if (element.type === 'table') return [element.rows]
  return 'text' in element ? boundPaths(element.text) : []
}

const missingParts = ({ kind, elements }: Template): TemplateFlaw[] => {
  const shown = new Set(elements.filter((element) => element.type !== 'barcode').flatMap(pathsOf))
  const coded = elements.some(
    (element) =>
      (CODES[kind]?.includes(element.type) ?? false) &&
      element.when === undefined &&
      'text' in element &&
      /^\{\{\s*waybillNo\s*\}\}$/.test(element.text),
  )
  const missing = PARTS[kind].filter((path) => !shown.has(path))
  if (CODES[kind] !== undefined && !coded) missing.push('waybillNo|barcode')
  return missing.map((field) => ({ kind: 'missing-part', field }))
}

const EPSILON_MM = 1e-6
const offPaper = ({ size, elements }: Template): TemplateFlaw[] =>
  elements.flatMap((element, index): TemplateFlaw[] =>
    element.x + element.w > size.w + EPSILON_MM || element.y + element.h > size.h + EPSILON_MM
      ? [{ kind: 'off-paper', field: nameOf(element), element: index }]
      : [],
  )

const nameOf = (element: Element): string => element.field ?? pathsOf(element)[0] ?? element.type

const widthOf = (op: Extract<Op, { kind: 'text' }>, glyphs: GlyphSource): number =>
  [...op.text].reduce((sum, letter) => sum + (glyphs.advanceEm(letter.codePointAt(0) ?? 0, op.weight) ?? 1), 0) *
  op.size

/** Ink of one operation, in dots. */
const inkOf = (op: Op, glyphs: GlyphSource): Area => {
  switch (op.kind) {
    case 'fill':
      return op
    case 'text':
      return { x: op.x, y: op.y, w: widthOf(op, glyphs), h: op.size }
    case 'barcode':
      return { x: op.x, y: op.y, w: op.widths.reduce((a, b) => a + b, 0) * op.module, h: op.h }
    case 'qrcode':
      return { x: op.x, y: op.y, w: op.size * op.module, h: op.size * op.module }
    case 'image':
      return { x: op.x, y: op.y, w: Math.max(0, ...op.rows.map((row) => row.length * 4)), h: op.rows.length }
  }
}

/** Where nothing else may be, or a scanner reads nothing. */
const quietOf = (op: Op, glyphs: GlyphSource): Area | undefined => {
  const ink = inkOf(op, glyphs)
  if (op.kind === 'barcode') {
    const side = QUIET_MODULES * op.module
    return { ...ink, x: ink.x - side, w: ink.w + 2 * side }
  }
  if (op.kind !== 'qrcode') return undefined
  const side = QR_QUIET_MODULES * op.module
  return { x: ink.x - side, y: ink.y - side, w: ink.w + 2 * side, h: ink.h + 2 * side }
}

const meet = (a: Area, b: Area) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

interface Laid {
  readonly element: Element
  readonly index: number
  readonly ops: readonly Op[]
  readonly flaws: readonly TemplateFlaw[]
}

const isCode = ({ type }: Element) => type === 'barcode' || type === 'qrcode'

/** Each element alone, so that a problem has its element. */
const layEach = (template: Template, sample: SampleName, judging: Judging): Laid[] => {
  const input = sampleOf(template.kind, sample)
  const data = dataSchemaOf(template.kind).parse(input)
  return template.elements.map((element, index) => {
    const page = layout({ ...template, roll: false, elements: [element] }, data, judging)
    const overflow = isCode(element) ? ('code-too-small' as const) : ('overflow' as const)
    const flaws = [
      ...page.overflow.map(({ field }) => ({ kind: overflow, field, element: index })),
      ...page.missingGlyphs.map(({ field }) => ({ kind: 'missing-glyph' as const, field, element: index })),
    ]
    return { element, index, ops: page.ops, flaws }
  })
}

const crowded = (laid: readonly Laid[], glyphs: GlyphSource): TemplateFlaw[] =>
  laid.flatMap((code) =>
    code.ops.flatMap((op): TemplateFlaw[] => {
      const quiet = quietOf(op, glyphs)
      if (quiet === undefined) return []
      return laid
        .filter((other) => other !== code && other.ops.some((ink) => meet(quiet, inkOf(ink, glyphs))))
        .map((other) => ({ kind: 'code-crowded', field: nameOf(code.element), element: other.index }))
    }),
  )

/** Letters fill about this much of their line's height; lines set close are no defect. */
const LETTER_PART = 0.7
const lettersOf = (ops: readonly Op[], glyphs: GlyphSource): Area[] =>
  ops.flatMap((op) => {
    if (op.kind === 'image') return [inkOf(op, glyphs)]
    if (op.kind !== 'text') return []
    const ink = inkOf(op, glyphs)
    return [{ ...ink, y: ink.y + (ink.h * (1 - LETTER_PART)) / 2, h: ink.h * LETTER_PART }]
  })

/** Two texts, or a picture and a text, over each other: neither can be read. The later one is marked, the hidden one named. */
const overlapping = (laid: readonly Laid[], glyphs: GlyphSource): TemplateFlaw[] => {
  const letters = laid.map(({ ops }) => lettersOf(ops, glyphs))
  return laid.flatMap((upper, i) =>
    laid
      .slice(0, i)
      .filter((_lower, at) => letters[i]?.some((a) => letters[at]?.some((b) => meet(a, b))))
      .map((lower): TemplateFlaw => ({ kind: 'overlap', field: nameOf(lower.element), element: upper.index })),
  )
}

const keyOf = ({ kind, field, element }: TemplateFlaw) => `${kind} ${field} ${String(element)}`

/** Everything that is wrong with a template, tried with both samples; none: it may be saved and printed with. */
export const judgeTemplate = (template: Template, judging: Judging): TemplateFlaw[] => {
  const laid = SAMPLE_NAMES.flatMap((sample) => {
    const each = layEach(template, sample, judging)
    return [
      ...each.flatMap(({ flaws }) => flaws),
      ...crowded(each, judging.glyphs),
      ...overlapping(each, judging.glyphs),
    ]
  })
  const all = [...missingParts(template), ...offPaper(template), ...laid]
  return [...new Map(all.map((flaw) => [keyOf(flaw), flaw])).values()]
}
