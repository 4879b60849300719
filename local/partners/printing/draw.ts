import type { Bits } from '../paper/bits'
import { drawFeie, FeieError } from '../paper/feie-draw'
import { readPdf } from '../paper/pdf-read'
import { readPng } from '../paper/png-read'
import { drawTspl, type CellFont } from '../paper/tspl-draw'
import { countSheets as countTspl } from '../paper/tspl-parse'

/** What a job's bytes are; `link` is the address of a picture that has yet to be fetched. */
export type PrintForm = 'tspl' | 'png' | 'pdf' | 'feie' | 'link'

/** Label markup as its one sheet; none where the printer cannot read it. */
function feieSheet(bytes: Buffer, font?: CellFont): Bits[] {
  try {
    return [drawFeie(bytes.toString('utf8'), font)]
  } catch (error) {
    if (error instanceof FeieError) return []
    throw error
  }
}

/** How many sheets a job gives; 0 for one that the printer cannot read. */
export function countSheets(bytes: Buffer, form: PrintForm): number {
  if (form === 'link') return 1
  if (form === 'tspl') return countTspl(bytes)
  if (form === 'feie') return feieSheet(bytes).length
  return form === 'png' ? (readPng(bytes) ? 1 : 0) : readPdf(bytes).length
}

/** The sheets of a job in order. */
export function drawSheets(bytes: Buffer, form: PrintForm, font?: CellFont): readonly Bits[] {
  if (form === 'link') return []
  if (form === 'tspl') return drawTspl(bytes, font).sheets
  if (form === 'feie') return feieSheet(bytes, font)
  return form === 'png' ? [readPng(bytes) ?? []].flat() : readPdf(bytes)
}
