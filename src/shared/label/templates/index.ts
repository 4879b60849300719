import type { Template } from '../template'
import { packingSlip80, packingSlipA4, pickList80, pickListA4 } from './sheets'
import { sticker60x40 } from './sticker'
import { returnLabel, waybill100x150, waybill100x180, waybill76x130 } from './waybills'

/** Built in, by id. A shop's own templates are kept elsewhere and parsed with `templateSchema`. */
export const BUILT_IN_TEMPLATES: readonly Template[] = [
  waybill76x130,
  waybill100x150,
  waybill100x180,
  sticker60x40,
  returnLabel,
  pickListA4,
  pickList80,
  packingSlipA4,
  packingSlip80,
]

export const builtInTemplate = (id: string): Template | undefined =>
  BUILT_IN_TEMPLATES.find((template) => template.id === id)
