import { holds } from './bind'
import { layCode } from './layout-codes'
import { layTable } from './layout-table'
import { layText } from './layout-text'
import { areaOf, dots, type LabelLayout, type LayoutOptions, type Op, type Sheet } from './layout-types'
import type { Element, ImageElement, RectElement, Template } from './template'

const ROLL_TAIL_MM = 4

/**
 * Template and data to whole-dot operations. Nothing is cut in silence: whatever does not fit at its smallest size is in
 * `overflow`, every character no font has is in `missingGlyphs`, and either one forbids the print.
 */
export const layout = (template: Template, data: unknown, options: LayoutOptions): LabelLayout => {
  const sheet: Sheet = {
    template,
    data,
    glyphs: options.glyphs,
    masked: options.masked ?? true,
    dotsPerMm: options.dotsPerMm ?? 8,
    firstRow: options.firstRow ?? 0,
    ops: [],
    overflow: [],
    missingGlyphs: [],
    nextRow: undefined,
    leftOut: 0,
  }
  const scope = { data, masked: sheet.masked }
  for (const element of template.elements) if (holds(element.when, scope)) lay(sheet, element)
  const fullHeight = dots(sheet, template.size.h)
  return {
    widthDots: dots(sheet, template.size.w),
    heightDots: template.roll ? Math.min(fullHeight, bottomOf(sheet.ops) + dots(sheet, ROLL_TAIL_MM)) : fullHeight,
    dotsPerMm: sheet.dotsPerMm,
    gapMm: template.gap ?? 2,
    ops: sheet.ops,
    overflow: sheet.overflow,
    missingGlyphs: sheet.missingGlyphs,
    nextRow: sheet.nextRow,
    leftOut: sheet.leftOut,
  }
}

/** Every page of a template whose table may run on; a label is one page. Each says which of how many it is. */
export const layoutPages = (template: Template, data: object, options: LayoutOptions): LabelLayout[] => {
  const pages: LabelLayout[] = []
  const starts: number[] = []
  for (let firstRow: number | undefined = 0; firstRow !== undefined;) {
    const page = layout(template, data, { ...options, firstRow })
    pages.push(page)
    starts.push(firstRow)
    firstRow = page.nextRow
  }
  if (pages.length === 1) return pages
  return starts.map((firstRow, i) => layout(template, onPage(data, i + 1, starts.length), { ...options, firstRow }))
}

/** `page.no` and `page.of` for the texts of a sheet. */
export const onPage = (data: object, no: number, of: number) => ({ ...data, page: { no, of } })

const lay = (sheet: Sheet, element: Element): void => {
  switch (element.type) {
    case 'text':
      return layText(sheet, element)
    case 'barcode':
    case 'qrcode':
      return layCode(sheet, element)
    case 'table':
      return layTable(sheet, element)
    case 'line':
      sheet.ops.push({ kind: 'fill', ...areaOf(sheet, element) })
      return
    case 'rect':
      return layRect(sheet, element)
    case 'image':
      return layImage(sheet, element)
  }
}

const layRect = (sheet: Sheet, element: RectElement): void => {
  const { x, y, w, h } = areaOf(sheet, element)
  if (element.filled) {
    sheet.ops.push({ kind: 'fill', x, y, w, h })
    return
  }
  const stroke = Math.max(1, dots(sheet, element.stroke ?? 0.25))
  sheet.ops.push({ kind: 'fill', x, y, w, h: stroke }, { kind: 'fill', x, y: y + h - stroke, w, h: stroke })
  sheet.ops.push({ kind: 'fill', x, y, w: stroke, h }, { kind: 'fill', x: x + w - stroke, y, w: stroke, h })
}

const layImage = (sheet: Sheet, element: ImageElement): void => {
  const { x, y, w, h } = areaOf(sheet, element)
  const width = Math.max(0, ...element.rows.map((row) => row.length * 4))
  if (width > w + 7 || element.rows.length > h)
    sheet.overflow.push({ field: element.field ?? 'image', kind: 'overflow', detail: 'picture larger than its box' })
  sheet.ops.push({ kind: 'image', x, y, rows: element.rows })
}

const bottom = (op: Op): number => {
  switch (op.kind) {
    case 'text':
      return op.y + op.size
    case 'fill':
    case 'barcode':
      return op.y + op.h
    case 'qrcode':
      return op.y + op.size * op.module
    case 'image':
      return op.y + op.rows.length
  }
}

const bottomOf = (ops: readonly Op[]) => ops.reduce((lowest, op) => Math.max(lowest, bottom(op)), 0)
