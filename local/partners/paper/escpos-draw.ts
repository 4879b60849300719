import { createBits, dot, isBlack, type Bits } from './bits'
import { parseEscpos, type EscposStep } from './escpos-parse'
import type { CellFont } from './tspl-draw'

/** An 80 mm head, where no picture says how wide the paper is. */
const HEAD_DOTS = 576
/** Font A: 12 x 24 dots, a Chinese character twice as wide; lines stand 30 dots apart. */
const CELL = { width: 12, height: 24, line: 30 } as const

type Image = Extract<EscposStep, { kind: 'image' }>

/** Paper that comes out row by row. */
interface Roll {
  readonly width: number
  readonly font: CellFont | undefined
  rows: Uint8Array[]
  align: 'left' | 'middle' | 'right'
  readonly sheets: Bits[]
}

const blankRow = ({ width }: Roll) => new Uint8Array(Math.ceil(width / 8))

const leftOf = ({ align, width }: Roll, inkWidth: number): number => {
  const room = Math.max(0, width - inkWidth)
  return align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2)
}

/** Puts a picture on the next rows; what stands over the edge is lost, as at a head. */
function lay(roll: Roll, picture: Bits) {
  const left = leftOf(roll, picture.width)
  const band = createBits(roll.width, picture.height)
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) if (isBlack(picture, x, y)) dot(band, [left + x, y], 'black')
  for (let y = 0; y < band.height; y += 1) roll.rows.push(band.data.subarray(y * band.stride, (y + 1) * band.stride))
}

function pictureOf({ byteWidth, height, data, scaleX, scaleY }: Image): Bits {
  const source: Bits = { width: byteWidth * 8, height, stride: byteWidth, data }
  if (scaleX === 1 && scaleY === 1) return source
  const target = createBits(source.width * scaleX, height * scaleY)
  for (let y = 0; y < target.height; y += 1)
    for (let x = 0; x < target.width; x += 1)
      if (isBlack(source, Math.floor(x / scaleX), Math.floor(y / scaleY))) dot(target, [x, y], 'black')
  return target
}

const cellsOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x100 ? 1 : 2)

/** One line of text in cells; a character without a glyph leaves a frame, so that text is never invisible. */
function lineOf(roll: Roll, text: string): Bits {
  const characters = [...text]
  const bits = createBits(
    characters.reduce((sum, one) => sum + cellsOf(one) * CELL.width, 0),
    CELL.line,
  )
  let left = 0
  for (const character of characters) {
    const width = cellsOf(character) * CELL.width
    const glyph = character === ' ' ? createBits(1, 1) : roll.font?.(character, width, CELL.height)
    for (let y = 0; y < CELL.height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const frame = x === 0 || y === 0 || x === width - 1 || y === CELL.height - 1
        if (glyph ? isBlack(glyph, x, y) : frame) dot(bits, [left + x, y], 'black')
      }
    left += width
  }
  return bits
}

function endSheet(roll: Roll) {
  const { rows, width } = roll
  roll.rows = []
  if (rows.length === 0) return
  const sheet = createBits(width, rows.length)
  for (const [y, row] of rows.entries()) sheet.data.set(row, y * sheet.stride)
  roll.sheets.push(sheet)
}

function take(roll: Roll, step: EscposStep) {
  switch (step.kind) {
    case 'image':
      return lay(roll, pictureOf(step))
    case 'text':
      return lay(roll, lineOf(roll, step.text))
    case 'feed':
      return void roll.rows.push(...Array.from({ length: step.dots }, () => blankRow(roll)))
    case 'align':
      return void (roll.align = step.to)
    case 'reset':
      return void (roll.align = 'left')
    case 'end':
      return endSheet(roll)
  }
}

/** The sheets that a receipt or label head puts out for these bytes; the paper is as wide as the widest picture. */
export function drawEscpos(job: Buffer, font?: CellFont): readonly Bits[] {
  const steps = parseEscpos(job)
  const widths = steps.flatMap((step) => (step.kind === 'image' ? [step.byteWidth * 8 * step.scaleX] : []))
  const roll: Roll = {
    width: widths.length > 0 ? Math.max(...widths) : HEAD_DOTS,
    font,
    rows: [],
    align: 'left',
    sheets: [],
  }
  for (const step of steps) take(roll, step)
  endSheet(roll) // torn off by hand
  return roll.sheets
}
