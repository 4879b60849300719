/** What a receipt head does, step by step. Rows of a picture are most significant bit left, bit 1 black. */
export type EscposStep =
  | {
      readonly kind: 'image'
      readonly byteWidth: number
      readonly height: number
      readonly data: Uint8Array
      readonly scaleX: number
      readonly scaleY: number
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'align'; readonly to: 'left' | 'middle' | 'right' }
  | { readonly kind: 'reset' }
  /** The cutter, or a label head's step to the next gap. */
  | { readonly kind: 'end' }

export class EscposError extends Error {}

const [LF, FF, CR, ESC, GS, FS] = [0x0a, 0x0c, 0x0d, 0x1b, 0x1d, 0x1c]
const LINE_DOTS = 30
const ALIGN = ['left', 'middle', 'right'] as const
const gb = new TextDecoder('gb18030')

interface Reading {
  readonly job: Buffer
  at: number
  lineDots: number
}

function byte(reading: Reading): number {
  const value = reading.job[reading.at]
  if (value === undefined) throw new EscposError('the job ends in the middle of a command')
  reading.at += 1
  return value
}

const word = (reading: Reading): number => byte(reading) + byte(reading) * 256

function bytes(reading: Reading, length: number): Uint8Array {
  const data = reading.job.subarray(reading.at, reading.at + length)
  if (data.length < length) throw new EscposError(`a picture is short: ${data.length} of ${length} bytes`)
  reading.at += length
  return data
}

/** GS v 0 m xL xH yL yH: a raster of whole rows. */
function raster(reading: Reading): EscposStep {
  const zero = byte(reading)
  if (zero !== 0 && zero !== 0x30) throw new EscposError(`GS v ${zero}`)
  const mode = byte(reading) % 0x30
  const byteWidth = word(reading)
  const height = word(reading)
  const [scaleX, scaleY] = [(mode & 1) === 0 ? 1 : 2, (mode & 2) === 0 ? 1 : 2]
  return { kind: 'image', byteWidth, height, data: bytes(reading, byteWidth * height), scaleX, scaleY }
}

/** ESC * m nL nH: columns of 8 or 24 dots, turned here into rows. */
function columns(reading: Reading): EscposStep {
  const mode = byte(reading)
  const tall = mode >= 32 ? 3 : 1
  const width = word(reading)
  const source = bytes(reading, width * tall)
  const byteWidth = Math.ceil(width / 8)
  const data = new Uint8Array(byteWidth * tall * 8)
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < tall * 8; y += 1) {
      const black = ((source[x * tall + (y >> 3)] ?? 0) & (0x80 >> (y & 7))) !== 0
      const at = y * byteWidth + (x >> 3)
      if (black) data[at] = (data[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  // 8 dots stand for the height of 24, and the even modes are of half density
  return {
    kind: 'image',
    byteWidth,
    height: tall * 8,
    data,
    scaleX: (mode & 1) === 0 ? 2 : 1,
    scaleY: tall === 1 ? 3 : 1,
  }
}

type Read = (reading: Reading) => EscposStep | undefined

/** Commands with so many arguments that change nothing of what we draw: bold, underline, size, character set, ... */
const skip =
  (count: number): Read =>
  (reading) =>
    void bytes(reading, count)

const AFTER_ESC: Readonly<Record<string, Read>> = {
  '@': (reading) => {
    reading.lineDots = LINE_DOTS
    return { kind: 'reset' }
  },
  '*': columns,
  d: (reading) => ({ kind: 'feed', dots: byte(reading) * reading.lineDots }),
  J: (reading) => ({ kind: 'feed', dots: byte(reading) }),
  a: (reading) => ({ kind: 'align', to: ALIGN[byte(reading) % 0x30] ?? 'left' }),
  '2': (reading) => void (reading.lineDots = LINE_DOTS),
  '3': (reading) => void (reading.lineDots = byte(reading)),
  i: () => ({ kind: 'end' }),
  m: () => ({ kind: 'end' }),
  '!': skip(1),
  E: skip(1),
  G: skip(1),
  M: skip(1),
  R: skip(1),
  t: skip(1),
  '-': skip(1),
}
const AFTER_GS: Readonly<Record<string, Read>> = {
  v: raster,
  V: (reading) => {
    if (byte(reading) % 0x30 >= 2) byte(reading)
    return { kind: 'end' }
  },
  '\f': () => ({ kind: 'end' }),
  '!': skip(1),
  B: skip(1),
  L: skip(2),
  W: skip(2),
}
const AFTER_FS: Readonly<Record<string, Read>> = { '&': skip(0), '.': skip(0), '!': skip(1) }
const TABLES = new Map([
  [ESC, AFTER_ESC],
  [GS, AFTER_GS],
  [FS, AFTER_FS],
])

function command(reading: Reading, table: Readonly<Record<string, Read>>): EscposStep | undefined {
  const name = String.fromCharCode(byte(reading))
  const read = Object.hasOwn(table, name) ? table[name] : undefined
  if (!read) throw new EscposError(`no command ${JSON.stringify(name)} at ${reading.at - 1}`)
  return read(reading)
}

function textFrom(reading: Reading): EscposStep {
  const from = reading.at
  while (reading.at < reading.job.length && (reading.job[reading.at] ?? 0) >= 0x20) reading.at += 1
  return { kind: 'text', text: gb.decode(reading.job.subarray(from, reading.at)) }
}

/** Reads a job into steps. Throws EscposError where a printer would lose its place. */
export function parseEscpos(job: Buffer): EscposStep[] {
  const reading: Reading = { job, at: 0, lineDots: LINE_DOTS }
  const steps: EscposStep[] = []
  while (reading.at < job.length) {
    const first = job[reading.at] ?? 0
    if (first >= 0x20) {
      steps.push(textFrom(reading))
      continue
    }
    reading.at += 1
    const table = TABLES.get(first)
    if (table) steps.push(...[command(reading, table) ?? []].flat())
    else if (first === LF) steps.push({ kind: 'feed', dots: steps.at(-1)?.kind === 'text' ? 0 : reading.lineDots })
    else if (first === FF) steps.push({ kind: 'end' })
    else if (first !== CR && first !== 0) throw new EscposError(`byte ${first} at ${reading.at - 1}`)
  }
  return steps
}
