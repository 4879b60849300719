import type { GlyphSource } from './glyph-source'
import { dataSchemaOf, type LabelInput, type PickList } from './label-data'
import { layout, layoutPages, onPage } from './layout'
import type { LabelLayout, LabelProblem } from './layout-types'
import { blanksOf } from './needed'
import { png, type Deflate } from './png'
import { rasterOf, type Raster } from './raster'
import type { Template } from './template'
import { tspl } from './tspl'

export interface RenderRequest {
  readonly template: Template
  readonly data: LabelInput | PickList
  /** One page of a sheet, and its first row. */
  readonly page?: { readonly no: number; readonly of: number; readonly firstRow: number }
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

/** One label or one page of a sheet, whole or not at all. Throws only on data that is no label data. */
export const renderLabel = ({ data, page, ...request }: RenderRequest): RenderedLabel | RefusedLabel => {
  const parsed = dataSchemaOf(request.template.kind).parse(data)
  const laid = page
    ? layout(request.template, onPage(parsed, page.no, page.of), { ...request, firstRow: page.firstRow })
    : layout(request.template, parsed, request)
  const problems = [...blanksOf(request.template, parsed), ...laid.overflow, ...laid.missingGlyphs]
  if (problems.length > 0) return { ok: false, problems }
  const raster = rasterOf(laid, request.glyphs)
  return {
    ok: true,
    layout: laid,
    raster,
    tspl: tspl(laid, raster),
    png: (deflate) => png(raster, deflate, laid.dotsPerMm),
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
}: Omit<RenderRequest, 'data' | 'page'> & { readonly data: object }):
  { readonly ok: true; readonly pages: readonly RenderedPage[] } | RefusedLabel => {
  const pages = layoutPages(request.template, data, request)
  const unfit = pages.flatMap((page) => [...page.overflow, ...page.missingGlyphs])
  const problems = [...blanksOf(request.template, data), ...unfit]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, pages: pages.map((page) => ({ layout: page, raster: rasterOf(page, request.glyphs) })) }
}
