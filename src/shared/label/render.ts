import type { GlyphSource } from './glyph-source'
import { labelDataSchema, type LabelInput } from './label-data'
import { layout, layoutPages } from './layout'
import type { LabelLayout, LabelProblem } from './layout-types'
import { blanksOf } from './needed'
import { png, type Deflate } from './png'
import { rasterOf, type Raster } from './raster'
import type { Template } from './template'
import { tspl } from './tspl'

export interface RenderRequest {
  readonly template: Template
  readonly data: LabelInput
  readonly glyphs: GlyphSource
  /** True unless the shop turned masks off. */
  readonly masked?: boolean
  readonly dotsPerMm?: number
}

export interface RenderedLabel {
  readonly ok: true
  readonly layout: LabelLayout
  readonly raster: Raster
  readonly tspl: Uint8Array
  readonly png: (deflate: Deflate) => Uint8Array
}

export interface RefusedLabel {
  readonly ok: false
  readonly problems: readonly LabelProblem[]
}

/** One label, whole or not at all. Throws only on data that is no label data. */
export const renderLabel = ({ data, ...request }: RenderRequest): RenderedLabel | RefusedLabel => {
  const parsed = labelDataSchema.parse(data)
  const page = layout(request.template, parsed, request)
  const problems = [...blanksOf(request.template, parsed), ...page.overflow, ...page.missingGlyphs]
  if (problems.length > 0) return { ok: false, problems }
  const raster = rasterOf(page, request.glyphs)
  return {
    ok: true,
    layout: page,
    raster,
    tspl: tspl(page, raster),
    png: (deflate) => png(raster, deflate, page.dotsPerMm),
  }
}

export interface RenderedPage {
  readonly layout: LabelLayout
  readonly raster: Raster
}

/** Sheets that may run over several pages: pick lists and packing slips. `data` is already parsed. */
export const renderPages = ({
  data,
  ...request
}: Omit<RenderRequest, 'data'> & { readonly data: unknown }):
  { readonly ok: true; readonly pages: readonly RenderedPage[] } | RefusedLabel => {
  const pages = layoutPages(request.template, data, request)
  const unfit = pages.flatMap((page) => [...page.overflow, ...page.missingGlyphs])
  const problems = [...blanksOf(request.template, data), ...unfit]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, pages: pages.map((page) => ({ layout: page, raster: rasterOf(page, request.glyphs) })) }
}
