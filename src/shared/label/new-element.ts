import { fitColumns, TABLE_COLUMNS } from './table-columns'
import type { Element, Template } from './template'

export const ELEMENT_TYPES = ['text', 'barcode', 'qrcode', 'line', 'rect', 'image', 'table'] as const
export type ElementType = (typeof ELEMENT_TYPES)[number]

/** A square of 8 x 8 mm with a frame: what stands there until a picture is chosen. */
const FRAME_DOTS = 64
const FRAME: readonly string[] = Array.from({ length: FRAME_DOTS }, (_, y) =>
  y < 2 || y >= FRAME_DOTS - 2 ? 'f'.repeat(FRAME_DOTS / 4) : `c${'0'.repeat(FRAME_DOTS / 4 - 2)}3`,
)

const SIZES: Readonly<Record<ElementType, { readonly w: number; readonly h: number }>> = {
  text: { w: 30, h: 6 },
  barcode: { w: 72, h: 12 },
  qrcode: { w: 22, h: 22 },
  line: { w: 40, h: 0.375 },
  rect: { w: 20, h: 10 },
  image: { w: 8, h: 8 },
  table: { w: 50, h: 20 },
}
const middle = (paper: number, size: number) => Math.round(((paper - size) / 2) * 8) / 8

/** A new element of usual size, in the middle of the paper; a text or code says the number until it is changed. */
export function newElement(type: ElementType, { size: paper, kind }: Pick<Template, 'size' | 'kind'>): Element {
  const w = Math.min(SIZES[type].w, paper.w)
  const h = Math.min(SIZES[type].h, paper.h)
  const place = { x: middle(paper.w, w), y: middle(paper.h, h), w, h }
  const numbered = kind === 'pick-list' ? '{{waveNo}}' : '{{waybillNo}}'
  const rows = kind === 'pick-list' ? 'rows' : 'lines'
  switch (type) {
    case 'text':
      return { type, ...place, size: 4, min: 2.25, text: numbered }
    case 'barcode':
    case 'qrcode':
      return { type, ...place, text: numbered }
    case 'line':
      return { type, ...place }
    case 'rect':
      return { type, ...place, stroke: 0.375 }
    case 'image':
      return { type, ...place, rows: [...FRAME] }
    case 'table':
      return {
        ...{ type, ...place, rows, size: 3.25, min: 2.25 },
        columns: fitColumns([TABLE_COLUMNS.goods, TABLE_COLUMNS.quantity], w),
        total: `共 {{${rows}|pieces}} 件`,
        more: `另有 {{row.left}} 种，共 {{${rows}|pieces}} 件`,
      }
  }
}
