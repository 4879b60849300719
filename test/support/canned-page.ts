import type { LabelLayout } from '@shared/label/layout-types'
import type { PrintPage } from '@shared/ports/printer'

const PICTURE_URL = 'https://desk.test/inbound/picture?copy=copy1'

/** Bytes that nobody drew, the same in every form; the markup form has one long text. */
export function rawPage(bytes: Uint8Array): PrintPage {
  const layout: LabelLayout = {
    widthDots: 608,
    heightDots: 1040,
    dotsPerMm: 8,
    gapMm: 2,
    ops: [{ kind: 'text', x: 8, y: 8, size: 24, weight: 'medium', white: false, text: '签'.repeat(bytes.length) }],
    overflow: [],
    missingGlyphs: [],
    nextRow: undefined,
    leftOut: 0,
  }
  const form = () => bytes
  return {
    widthMm: 76,
    heightMm: 130,
    tspl: form,
    cpcl: form,
    escpos: form,
    png: form,
    pdf: form,
    layout: () => layout,
    pictureUrl: () => PICTURE_URL,
  }
}
