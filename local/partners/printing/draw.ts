import type { Bits } from '../paper/bits'
import { CpclError, drawCpcl } from '../paper/cpcl-draw'
import { drawEscpos } from '../paper/escpos-draw'
import { EscposError } from '../paper/escpos-parse'
import { drawFeie, FeieError } from '../paper/feie-draw'
import { readPdf } from '../paper/pdf-read'
import { readPng } from '../paper/png-read'
import { drawTspl, type CellFont } from '../paper/tspl-draw'
import { countSheets as countTspl } from '../paper/tspl-parse'

/** What a job's bytes are; `link` is the address of a picture that has yet to be fetched. */
export type PrintForm = 'tspl' | 'cpcl' | 'escpos' | 'png' | 'pdf' | 'feie' | 'link'

type DrawForm = (bytes: Buffer, font?: CellFont) => readonly Bits[]

const DRAW: Readonly<Record<PrintForm, DrawForm>> = {
  link: () => [],
  tspl: (bytes, font) => drawTspl(bytes, font).sheets,
  cpcl: (bytes) => drawCpcl(bytes),
  escpos: drawEscpos,
  feie: (bytes, font) => [drawFeie(bytes.toString('utf8'), font)],
  png: (bytes) => [readPng(bytes) ?? []].flat(),
  pdf: readPdf,
}

const cannotRead = (error: unknown): boolean =>
  error instanceof CpclError || error instanceof EscposError || error instanceof FeieError

/** How many sheets a job gives; 0 for one that the printer cannot read. */
export function countSheets(bytes: Buffer, form: PrintForm): number {
  if (form === 'link') return 1
  return form === 'tspl' ? countTspl(bytes) : drawSheets(bytes, form).length
}

/** The sheets of a job in order; none where the printer cannot read it. */
export function drawSheets(bytes: Buffer, form: PrintForm, font?: CellFont): readonly Bits[] {
  try {
    return DRAW[form](bytes, font)
  } catch (error) {
    if (cannotRead(error)) return []
    throw error
  }
}
