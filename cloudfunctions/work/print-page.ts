import { deflateSync } from 'node:zlib'
import { cpcl } from '@shared/label/cpcl'
import { escpos } from '@shared/label/escpos'
import { pdf } from '@shared/label/pdf'
import type { RenderedLabel } from '@shared/label/render'
import type { PrintPage } from '@shared/ports/printer'

/** A drawn label in every form a driver may carry. `pictureUrl` is where this copy can be fetched. */
export const printPage = ({ layout, raster, tspl, png }: RenderedLabel, pictureUrl: () => string): PrintPage => ({
  widthMm: layout.widthDots / layout.dotsPerMm,
  heightMm: layout.heightDots / layout.dotsPerMm,
  tspl: () => tspl,
  cpcl: () => cpcl(layout, raster),
  escpos: () => escpos(raster, { label: layout.gapMm > 0 }),
  png: () => png(deflateSync),
  pdf: () => pdf([raster], { deflate: deflateSync, dotsPerMm: layout.dotsPerMm }),
  layout: () => layout,
  pictureUrl,
})
