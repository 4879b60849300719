import type { GlyphSource } from './glyph-source'
import { dataSchemaOf } from './label-data'
import { layout } from './layout'
import { png, type Deflate } from './png'
import { rasterOf } from './raster'
import { sampleOf, type SampleName } from './sample-data'
import type { Template } from './template'

export interface SampleDrawing {
  readonly widthDots: number
  readonly heightDots: number
  readonly png: (deflate: Deflate) => Uint8Array
}

/** The first page with sample data, for the eye: what does not fit is simply not there. */
export const drawSample = (
  template: Template,
  ask: { readonly glyphs: GlyphSource; readonly masked: boolean; readonly sample: SampleName },
): SampleDrawing => {
  const schema = dataSchemaOf(template.kind)
  const page = layout(template, schema.parse(sampleOf(template.kind, ask.sample)), ask)
  const raster = rasterOf(page, ask.glyphs)
  const { widthDots, heightDots, dotsPerMm } = page
  return { widthDots, heightDots, png: (deflate) => png(raster, deflate, dotsPerMm) }
}
