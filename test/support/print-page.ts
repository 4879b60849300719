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
