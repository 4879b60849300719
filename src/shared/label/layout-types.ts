import type { GlyphSource, Weight } from './glyph-source'
import type { Template } from './template'

/** Drawing in whole dots, origin top left. `text` is one line whose em box is `size` high; x is its left edge. */
export type Op =
  | { readonly kind: 'fill'; readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly white: boolean
      readonly text: string
    }
  | {
      readonly kind: 'barcode'
      readonly x: number
      readonly y: number
      readonly h: number
      /** Dots of the narrowest bar. */
      readonly module: number
      readonly widths: readonly number[]
      readonly text: string
    }
  | {
      readonly kind: 'qrcode'
      readonly x: number
      readonly y: number
      readonly module: number
      readonly size: number
      readonly modules: ArrayLike<number>
      readonly text: string
    }
  | { readonly kind: 'image'; readonly x: number; readonly y: number; readonly rows: readonly string[] }

/** Why a label may not be printed. `field` is a data path (`receiver.detail`, `lines[2].title`). */
export interface LabelProblem {
  readonly field: string
  readonly kind: 'overflow' | 'missing-glyph' | 'blank'
  readonly detail: string
}

export interface LabelLayout {
  readonly widthDots: number
  readonly heightDots: number
  readonly dotsPerMm: number
  readonly gapMm: number
  readonly ops: readonly Op[]
  readonly overflow: readonly LabelProblem[]
  readonly missingGlyphs: readonly LabelProblem[]
  /** First table row that found no place on this page; undefined when all are drawn or counted. */
  readonly nextRow: number | undefined
  /** Table rows that are only counted ("and 6 more"). */
  readonly leftOut: number
}

export interface LayoutOptions {
  readonly glyphs: GlyphSource
  /** Names, phones and addresses masked; true unless said otherwise. */
  readonly masked?: boolean
  /** 8 for 203 dpi (default), 12 for 300 dpi. */
  readonly dotsPerMm?: number
  /** Where a table that runs over several pages goes on. */
  readonly firstRow?: number
}

/** What the element painters share while one page is laid out. */
export interface Sheet {
  readonly template: Template
  readonly data: unknown
  readonly glyphs: GlyphSource
  readonly masked: boolean
  readonly dotsPerMm: number
  readonly firstRow: number
  readonly ops: Op[]
  readonly overflow: LabelProblem[]
  readonly missingGlyphs: LabelProblem[]
  nextRow: number | undefined
  leftOut: number
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const dots = (sheet: Pick<Sheet, 'dotsPerMm'>, mm: number): number => Math.round(mm * sheet.dotsPerMm)

export const areaOf = (sheet: Sheet, place: Area): Area => ({
  x: dots(sheet, place.x),
  y: dots(sheet, place.y),
  w: dots(sheet, place.w),
  h: Math.max(1, dots(sheet, place.h)),
})
