import type { Bits } from '../paper/bits'
import { readPdf } from '../paper/pdf-read'
import { readPng } from '../paper/png-read'
import { drawTspl, type CellFont } from '../paper/tspl-draw'
import { countSheets as countTspl } from '../paper/tspl-parse'

/** What a job's bytes are. */
export type PrintForm = 'tspl' | 'png' | 'pdf'

/** How many sheets a job gives; 0 for one that the printer cannot read. */
export function countSheets(bytes: Buffer, form: PrintForm): number {
  if (form === 'tspl') return countTspl(bytes)
  return form === 'png' ? (readPng(bytes) ? 1 : 0) : readPdf(bytes).length
}

/** The sheets of a job in order. */
export function drawSheets(bytes: Buffer, form: PrintForm, font?: CellFont): readonly Bits[] {
  if (form === 'tspl') return drawTspl(bytes, font).sheets
  return form === 'png' ? [readPng(bytes) ?? []].flat() : readPdf(bytes)
}
