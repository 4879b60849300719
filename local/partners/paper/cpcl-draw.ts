import { copyBits, createBits, dot, fill, type Bits } from './bits'

export class CpclError extends Error {}

const LF = 10
const SPACE = 32
const HEAD_DOTS = 608

interface Label {
  bits: Bits
  readonly copies: number
}

/** `CG` widthBytes height x y, then the bytes; `EG` the same in hexadecimal. */
const GRAPHICS = /^(CG|EG) (\d+) (\d+) (\d+) (\d+) /

interface Graphics {
  readonly byteWidth: number
  readonly height: number
  readonly x: number
  readonly y: number
  readonly data: Buffer
  readonly end: number
}

/** The words before the bytes: they end with the fifth blank. */
function graphicsHead(job: Buffer, at: number): RegExpExecArray | null {
  let spaces = 0
  let stop = at
  while (spaces < 5 && stop < job.length && job[stop] !== LF) if (job[stop++] === SPACE) spaces += 1
  return GRAPHICS.exec(job.toString('latin1', at, stop))
}

function readGraphics(job: Buffer, at: number): Graphics | undefined {
  const head = graphicsHead(job, at)
  if (!head) return undefined
  const isHex = head[1] === 'EG'
  const [byteWidth = 0, height = 0, x = 0, y = 0] = head.slice(2).map(Number)
  const from = at + head[0].length
  const end = from + byteWidth * height * (isHex ? 2 : 1)
  if (end > job.length) throw new CpclError(`a picture is short: ${job.length - from} of ${end - from} bytes`)
  const data = isHex ? Buffer.from(job.toString('latin1', from, end), 'hex') : job.subarray(from, end)
  return { byteWidth, height, x, y, data, end }
}

function drawGraphics(bits: Bits, { byteWidth, height, x, y, data }: Graphics) {
  for (let i = 0; i < byteWidth * height * 8; i += 1) {
    if (((data[i >> 3] ?? 0) & (0x80 >> (i & 7))) === 0) continue
    dot(bits, [x + (i % (byteWidth * 8)), y + Math.floor(i / (byteWidth * 8))], 'black')
  }
}

/** Straight lines only, as labels have them; both ends are part of it. */
function drawLine(bits: Bits, [x0 = 0, y0 = 0, x1 = 0, y1 = 0, thick = 1]: readonly number[]) {
  const upright = x0 === x1
  if (!upright && y0 !== y1) throw new CpclError('LINE is not straight')
  const from = { x: Math.min(x0, x1), y: Math.min(y0, y1) }
  const length = upright ? Math.abs(y1 - y0) : Math.abs(x1 - x0)
  fill(bits, { ...from, width: upright ? thick : length, height: upright ? length : thick }, 'black')
}

function drawBox(bits: Bits, [x0 = 0, y0 = 0, x1 = 0, y1 = 0, thick = 1]: readonly number[]) {
  const [width, height] = [x1 - x0, y1 - y0]
  fill(bits, { x: x0, y: y0, width, height: thick }, 'black')
  fill(bits, { x: x0, y: y1 - thick, width, height: thick }, 'black')
  fill(bits, { x: x0, y: y0, width: thick, height }, 'black')
  fill(bits, { x: x1 - thick, y: y0, width: thick, height }, 'black')
}

/** Where the head feeds or how dark it burns: nothing that is drawn. */
const QUIET: ReadonlySet<string> = new Set([
  'GAP-SENSE',
  'FORM',
  'CONTRAST',
  'SPEED',
  'TONE',
  'PREFEED',
  'POSTFEED',
  'END',
])

function beginLabel(args: readonly number[]): Label {
  const [, , , height = 0, copies = 1] = args
  if (!(height > 0)) throw new CpclError('a label has no height')
  return { bits: createBits(HEAD_DOTS, height), copies }
}

interface Pass {
  label: Label | undefined
  readonly sheets: Bits[]
}

function takeLine(pass: Pass, line: string) {
  const [name = '', ...rest] = line.split(/\s+/)
  const args = rest.map(Number)
  if (name === '!') return void (pass.label = beginLabel(args))
  const { label } = pass
  if (!label) throw new CpclError(`${name} stands outside of a label`)
  if (name === 'PAGE-WIDTH') return void (label.bits = createBits(args[0] ?? HEAD_DOTS, label.bits.height))
  if (name === 'LINE') return drawLine(label.bits, args)
  if (name === 'BOX') return drawBox(label.bits, args)
  if (name === 'PRINT') {
    for (let copy = 0; copy < label.copies; copy += 1) pass.sheets.push(copyBits(label.bits))
    return void (pass.label = undefined)
  }
  if (!QUIET.has(name)) throw new CpclError(`no command ${name}`)
}

/** The sheets of a CPCL job: pictures, lines and boxes. Throws CpclError where a printer would lose its place. */
export function drawCpcl(job: Buffer): readonly Bits[] {
  const pass: Pass = { label: undefined, sheets: [] }
  for (let at = 0; at < job.length;) {
    const graphics = readGraphics(job, at)
    if (graphics) {
      if (!pass.label) throw new CpclError('a picture stands outside of a label')
      drawGraphics(pass.label.bits, graphics)
      at = graphics.end
      continue
    }
    const found = job.indexOf(LF, at)
    const end = found < 0 ? job.length : found + 1
    const line = job.toString('latin1', at, end).trim()
    at = end
    if (line !== '') takeLine(pass, line)
  }
  return pass.sheets
}
