import QRCode from 'qrcode'
import { createBits, fill, type Bits } from './bits'
import { code128Widths } from './code128'
import { drawCell, type CellFont } from './tspl-draw'

const DOTS_PER_MM = 8
/** Font 12: 24 x 24 dots a letter, ASCII half as wide. */
const CELL = 24

export class FeieError extends Error {}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

const TAG = /<(\w+)((?:\s+\w+=(?:'[^']*'|"[^"]*"))*)\s*>([^<]*)<\/\1>/g

/** Reads label markup; throws where something stands between the tags. A text is taken as it is: no escape is known. */
export function parseFeie(markup: string): Tag[] {
  const tags: Tag[] = []
  let at = 0
  for (const found of markup.matchAll(TAG)) {
    if (markup.slice(at, found.index).trim() !== '') break
    const [whole, name = '', attributes = '', text = ''] = found
    const pairs = [...attributes.matchAll(/(\w+)=(?:'([^']*)'|"([^"]*)")/g)]
    const read = pairs.map((pair) => [pair[1] ?? '', pair[2] ?? pair[3] ?? ''] as const)
    tags.push({ name, text, attributes: Object.fromEntries(read) })
    at = found.index + whole.length
  }
  if (markup.slice(at).trim() !== '') throw new FeieError(`no tag at ${at}: ${markup.slice(at, at + 20)}`)
  return tags
}

function number({ name, attributes }: Tag, key: string, range: readonly [from: number, to: number]): number {
  const text = attributes[key] ?? ''
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < range[0] || value > range[1]) throw new FeieError(`${name} ${key}="${text}"`)
  return value
}

const PLACE = [0, 4_000] as const
const upright = (tag: Tag) => {
  if ((tag.attributes['r'] ?? '0') !== '0') throw new FeieError(`${tag.name} r="${tag.attributes['r'] ?? ''}"`)
}

interface Page {
  readonly bits: Bits
  readonly font: CellFont
}

function drawText({ bits, font }: Page, tag: Tag) {
  upright(tag)
  if (tag.attributes['font'] !== '12') throw new FeieError(`font ${tag.attributes['font'] ?? ''}`)
  const [wide, high] = [number(tag, 'w', [1, 8]), number(tag, 'h', [1, 8])]
  let x = number(tag, 'x', PLACE)
  const y = number(tag, 'y', PLACE)
  for (const letter of tag.text) {
    const width = (letter.codePointAt(0) ?? 0) < 0x80 ? CELL / 2 : CELL
    const at = x
    drawCell(font(letter, width, CELL), { width, height: CELL }, (rect) =>
      fill(
        bits,
        { x: at + rect.x * wide, y: y + rect.y * high, width: rect.width * wide, height: rect.height * high },
        'black',
      ),
    )
    x += width * wide
  }
}

function drawBars({ bits }: Page, tag: Tag) {
  upright(tag)
  const narrow = number(tag, 'n', [1, 10])
  const y = number(tag, 'y', PLACE)
  const height = number(tag, 'h', [1, 4_000])
  let x = number(tag, 'x', PLACE)
  if (!/^[\x20-\x7e]+$/.test(tag.text)) throw new FeieError(`BC128 cannot say "${tag.text}"`)
  code128Widths(tag.text).forEach((modules, i) => {
    if (i % 2 === 0) fill(bits, { x, y, width: modules * narrow, height }, 'black')
    x += modules * narrow
  })
}

/** What the largest symbol holds at the strictest level. */
const MAX_QR_BYTES = 1273

const isLevel = (text: string | undefined): text is 'L' | 'M' | 'Q' | 'H' => /^[LMQH]$/.test(text ?? '')

function drawQr({ bits }: Page, tag: Tag) {
  const level = tag.attributes['e']
  if (!isLevel(level)) throw new FeieError(`QR e="${level ?? ''}"`)
  const side = number(tag, 'w', [1, 10])
  if (tag.text === '' || Buffer.byteLength(tag.text) > MAX_QR_BYTES) throw new FeieError('QR has no room for its text')
  const [left, top] = [number(tag, 'x', PLACE), number(tag, 'y', PLACE)]
  const { size, data } = QRCode.create(tag.text, { errorCorrectionLevel: level }).modules
  data.forEach((black, i) => {
    const [x, y] = [left + (i % size) * side, top + Math.floor(i / size) * side]
    if (black) fill(bits, { x, y, width: side, height: side }, 'black')
  })
}

const DRAW: Readonly<Record<string, (page: Page, tag: Tag) => void>> = { TEXT: drawText, BC128: drawBars, QR: drawQr }
/** How the paper is fed, and a picture stored with the partner, which nobody stored. */
const SILENT = ['SIZE', 'GAP', 'DIRECTION', 'LOGO', 'IMG']
const FIRST_SIZE = '40,30'

/** The one sheet that label markup gives. Throws FeieError at a tag or value that the printer does not have. */
export function drawFeie(markup: string, font: CellFont = () => undefined): Bits {
  const tags = parseFeie(markup)
  const size = tags.find(({ name }) => name === 'SIZE')?.text ?? FIRST_SIZE
  const [widthMm = NaN, heightMm = NaN] = size.split(',').map(Number)
  if (!(widthMm > 0 && widthMm <= 120 && heightMm > 0 && heightMm <= 400)) throw new FeieError(`SIZE ${size}`)
  const page = { bits: createBits(Math.round(widthMm * DOTS_PER_MM), Math.round(heightMm * DOTS_PER_MM)), font }
  for (const tag of tags) {
    const draw = DRAW[tag.name]
    if (draw) draw(page, tag)
    else if (!SILENT.includes(tag.name)) throw new FeieError(`no tag ${tag.name}`)
  }
  return page.bits
}
