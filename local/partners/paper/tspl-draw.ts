import QRCode from 'qrcode'
import { copyBits, createBits, dot, fill, isBlack, type Bits, type Ink, type Rect } from './bits'
import { code128Widths } from './code128'
import { parseTspl, sheetsOfPrint, TsplError, type TsplCommand } from './tspl-parse'

const DOTS_PER_MM = 8
const DOTS_PER_INCH = 203

/** Draws one character of the printer's built-in fonts in a cell; undefined leaves a frame, so that text is never invisible. */
export type CellFont = (character: string, widthDots: number, heightDots: number) => Bits | undefined

interface Page {
  bits: Bits | undefined
  width: number
  height: number
  originX: number
  originY: number
  readonly sheets: Bits[]
  readonly unknown: Set<string>
  readonly font: CellFont
}

type Draw = (page: Page, command: TsplCommand) => void

/** `76 mm`, `3` (inches) or `608 dot`. */
function dots(text = ''): number {
  const value = Number.parseFloat(text)
  if (!Number.isFinite(value)) throw new TsplError(`"${text}" is no length`)
  if (/mm\s*$/.test(text)) return Math.round(value * DOTS_PER_MM)
  return Math.round(/dot\s*$/.test(text) ? value : value * DOTS_PER_INCH)
}

const int = (text: string | undefined): number => {
  const value = Number(text)
  if (text === undefined || text === '' || !Number.isFinite(value)) throw new TsplError(`"${text ?? ''}" is no number`)
  return Math.trunc(value)
}

function paper(page: Page): Bits {
  page.bits ??= createBits(page.width, page.height)
  return page.bits
}

const move = (page: Page, rect: Rect): Rect => ({ ...rect, x: rect.x + page.originX, y: rect.y + page.originY })

/** Draws through a turn of 0, 90, 180 or 270 degrees clockwise around (x, y). */
function turned(page: Page, at: { x: number; y: number; turn: number }) {
  const bits = paper(page)
  return (rect: Rect, ink: Ink = 'black') => {
    const { x, y, turn } = at
    const { x: u, y: v, width: w, height: h } = rect
    const placed: Record<number, Rect> = {
      0: { x: x + u, y: y + v, width: w, height: h },
      90: { x: x - v - h, y: y + u, width: h, height: w },
      180: { x: x - u - w, y: y - v - h, width: w, height: h },
      270: { x: x + v, y: y - u - w, width: h, height: w },
    }
    const target = placed[turn]
    if (!target) throw new TsplError(`rotation ${turn}`)
    fill(bits, move(page, target), ink)
  }
}

/** A dot of a bitmap: mode 0 writes black and white, 1 adds black, 2 turns what is below black. */
const BITMAP_INK: Readonly<Record<number, { black: Ink; white?: Ink }>> = {
  0: { black: 'black', white: 'white' },
  1: { black: 'black' },
  2: { black: 'flip' },
}

/** BITMAP x,y,width in bytes,height,mode,data; a bit 0 of the data is black. */
function drawBitmap(page: Page, { args, data = Buffer.alloc(0) }: TsplCommand) {
  const [x = 0, y = 0, stride = 0, height = 0, mode = 0] = args.map(int)
  const inks = BITMAP_INK[mode]
  if (!inks) throw new TsplError(`BITMAP mode ${mode}`)
  const bits = paper(page)
  for (let i = 0; i < stride * height * 8; i += 1) {
    const black = ((data[i >> 3] ?? 0xff) & (0x80 >> (i & 7))) === 0
    const ink = black ? inks.black : inks.white
    const at = [x + (i % (stride * 8)) + page.originX, y + Math.floor(i / (stride * 8)) + page.originY] as const
    if (ink) dot(bits, at, ink)
  }
}

function drawBox(page: Page, { args }: TsplCommand) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, thick = 1] = args.slice(0, 5).map(int)
  const sides: Rect[] = [
    { x: x1, y: y1, width: x2 - x1, height: thick },
    { x: x1, y: y2 - thick, width: x2 - x1, height: thick },
    { x: x1, y: y1, width: thick, height: y2 - y1 },
    { x: x2 - thick, y: y1, width: thick, height: y2 - y1 },
  ]
  for (const side of sides) fill(paper(page), move(page, side), 'black')
}

const area =
  (ink: Ink): Draw =>
  (page, { args }) => {
    const [x = 0, y = 0, width = 0, height = 0] = args.map(int)
    fill(paper(page), move(page, { x, y, width, height }), ink)
  }

/** BARCODE x,y,"128",height,readable,rotation,narrow,wide,"text"; an optional alignment before the text is ignored. */
function drawBarcode(page: Page, { args }: TsplCommand) {
  const [x, y, type = '', height, , turn, narrow] = args
  if (!/^128M?$/.test(type)) throw new TsplError(`BARCODE type ${type}`)
  const put = turned(page, { x: int(x), y: int(y), turn: int(turn) })
  const moduleDots = int(narrow)
  let at = 0
  code128Widths(args.at(-1) ?? '').forEach((modules, i) => {
    const width = modules * moduleDots
    if (i % 2 === 0) put({ x: at, y: 0, width, height: int(height) })
    at += width
  })
}

const isLevel = (text: string | undefined): text is 'L' | 'M' | 'Q' | 'H' => /^[LMQH]$/.test(text ?? '')

/** QRCODE x,y,level,cell,mode,rotation[,model,mask],"text". */
function drawQr(page: Page, { args }: TsplCommand) {
  const [x, y, level, cell, , turn] = args
  if (!isLevel(level)) throw new TsplError(`QRCODE level ${level ?? ''}`)
  const put = turned(page, { x: int(x), y: int(y), turn: int(turn) })
  const { size, data } = QRCode.create(args.at(-1) ?? '', { errorCorrectionLevel: level }).modules
  const side = int(cell)
  data.forEach((black, i) => {
    if (black) put({ x: (i % size) * side, y: Math.floor(i / size) * side, width: side, height: side })
  })
}

/** Built-in cells: TSS24/TST24 24 dots, TSS16 16; latin is half as wide. */
const CELLS: Readonly<Record<string, number>> = { 'TSS16.BF2': 16, 'TSS20.BF2': 20, 'TSS24.BF2': 24, 'TST24.BF2': 24 }
const isWide = (character: string) => (character.codePointAt(0) ?? 0) > 0xff

/** TEXT x,y,"font",rotation,x times,y times,"text". */
function drawText(page: Page, { args }: TsplCommand) {
  const [x, y, font = '', turn, timesX, timesY] = args
  const put = turned(page, { x: int(x), y: int(y), turn: int(turn) })
  const cell = CELLS[font] ?? 24
  const [scaleX, scaleY] = [int(timesX), int(timesY)]
  let at = 0
  for (const character of args.at(-1) ?? '') {
    const width = isWide(character) ? cell : cell / 2
    drawCell(page.font(character, width, cell), { width, height: cell }, (rect) =>
      put({ x: at + rect.x * scaleX, y: rect.y * scaleY, width: rect.width * scaleX, height: rect.height * scaleY }),
    )
    at += width * scaleX
  }
}

/** A letter in its cell, or the cell's frame. */
export function drawCell(glyph: Bits | undefined, cell: { width: number; height: number }, put: (rect: Rect) => void) {
  if (glyph) {
    for (let y = 0; y < glyph.height; y += 1) {
      for (let x = 0; x < glyph.width; x += 1) if (isBlack(glyph, x, y)) put({ x, y, width: 1, height: 1 })
    }
    return
  }
  const { width, height } = cell
  put({ x: 1, y: 1, width: width - 2, height: 1 })
  put({ x: 1, y: height - 2, width: width - 2, height: 1 })
  put({ x: 1, y: 1, width: 1, height: height - 2 })
  put({ x: width - 2, y: 1, width: 1, height: height - 2 })
}

const ignore: Draw = () => undefined

const COMMANDS: Readonly<Record<string, Draw>> = {
  SIZE(page, { args }) {
    page.width = dots(args[0])
    page.height = dots(args[1])
    page.bits = undefined
  },
  CLS(page) {
    page.bits = createBits(page.width, page.height)
  },
  REFERENCE(page, { args }) {
    page.originX = int(args[0])
    page.originY = int(args[1])
  },
  BAR: area('black'),
  ERASE: area('white'),
  REVERSE: area('flip'),
  BOX: drawBox,
  BITMAP: drawBitmap,
  BARCODE: drawBarcode,
  QRCODE: drawQr,
  TEXT: drawText,
  PRINT(page, command) {
    const bits = paper(page)
    for (let n = sheetsOfPrint(command); n > 0; n -= 1) page.sheets.push(copyBits(bits))
  },
  // how the paper is fed, not what is on it; a sheet is drawn as its reader holds it, whatever the DIRECTION
  GAP: ignore,
  BLINE: ignore,
  OFFSET: ignore,
  DIRECTION: ignore,
  SPEED: ignore,
  DENSITY: ignore,
  SET: ignore,
  CODEPAGE: ignore,
  COUNTRY: ignore,
  SHIFT: ignore,
  HOME: ignore,
  FORMFEED: ignore,
  SOUND: ignore,
  BOLD: ignore,
}

/** What a printer makes of a job: its sheets in order, and the commands it did not know (it skips them). */
export function drawTspl(job: Buffer, font: CellFont = () => undefined): { sheets: Bits[]; unknown: string[] } {
  const page: Page = {
    bits: undefined,
    width: 76 * DOTS_PER_MM,
    height: 130 * DOTS_PER_MM,
    originX: 0,
    originY: 0,
    sheets: [],
    unknown: new Set(),
    font,
  }
  for (const command of parseTspl(job)) {
    const draw = COMMANDS[command.name]
    if (draw) draw(page, command)
    else page.unknown.add(command.name)
  }
  return { sheets: page.sheets, unknown: [...page.unknown] }
}
