import type { LabelLayout } from '@shared/label/layout-types'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import type { PrintPage } from '@shared/ports/printer'
import { printPage } from '../../cloudfunctions/work/print-page'
import { testGlyphs } from './label/fonts'
import { shortLabel } from './label/samples'

const PICTURE_URL = 'https://desk.test/inbound/picture?copy=copy1'

/** A label as the desk draws it. */
export function realPage(templateId = '76x130'): PrintPage {
  const template = builtInTemplate(templateId)
  if (!template) throw new Error(`no template ${templateId}`)
  const drawn = renderLabel({ template, data: shortLabel, glyphs: testGlyphs() })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problems))
  return printPage(drawn, () => PICTURE_URL)
}

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
