import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import type { PrintPage } from '@shared/ports/printer'
import { printPage } from '../../cloudfunctions/work/print-page'
import { testGlyphs } from './label/fonts'
import { shortLabel } from './label/samples'

const PICTURE_URL = 'https://desk.test/inbound/picture?copy=copy1'

const drawnPages = new Map<string, PrintPage>()

function drawPage(templateId: string): PrintPage {
  const template = builtInTemplate(templateId)
  if (!template) throw new Error(`no template ${templateId}`)
  const drawn = renderLabel({ template, data: shortLabel, glyphs: testGlyphs() })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problems))
  return printPage(drawn, () => PICTURE_URL)
}

/** A label as the desk draws it; drawn once, for nobody changes it. */
export function realPage(templateId = '76x130'): PrintPage {
  const page = drawnPages.get(templateId) ?? drawPage(templateId)
  drawnPages.set(templateId, page)
  return page
}
