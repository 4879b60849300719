import { isBlack, type Bits } from './bits'

/** Bar and space widths of the 103 values, then START A, B, C (ISO/IEC 15417); STOP is apart, with its extra bar. */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
const STOP = '2331112'
const START_A = 103
const START_B = 104
const START_C = 105
const TO_C = 99
const TO_B = 100

const widthsOf = (value: number) => WIDTHS.slice(value * 6, value * 6 + 6)
const VALUE_OF = new Map(Array.from({ length: 106 }, (_, value) => [widthsOf(value), value]))

/** Splits a text for the sets: even digit runs of four and more go to C (an odd run leaves its first digit to B). */
function piecesOf(text: string): { set: 'B' | 'C'; text: string }[] {
  if (/^\d\d$/.test(text)) return [{ set: 'C', text }]
  const pieces: { set: 'B' | 'C'; text: string }[] = []
  let at = 0
  for (const run of text.matchAll(/\d{4,}/g)) {
    const from = run.index + (run[0].length % 2)
    if (from > at) pieces.push({ set: 'B', text: text.slice(at, from) })
    at = run.index + run[0].length
    pieces.push({ set: 'C', text: text.slice(from, at) })
  }
  return at < text.length ? [...pieces, { set: 'B', text: text.slice(at) }] : pieces
}

const pairs = (text: string) => (text.match(/../g) ?? []).map(Number)
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0) - 32)

function valuesOf(text: string): number[] {
  return piecesOf(text).flatMap((piece, i) => {
    const start = piece.set === 'C' ? START_C : START_B
    const change = piece.set === 'C' ? TO_C : TO_B
    return [i === 0 ? start : change, ...(piece.set === 'C' ? pairs(piece.text) : letters(piece.text))]
  })
}

/** Widths in modules, bar first, of printable ASCII; throws on anything else. */
export function code128Widths(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new Error(`Code 128 B/C cannot say "${text}"`)
  const values = valuesOf(text)
  const check = values.reduce((sum, value, i) => sum + value * Math.max(i, 1), 0) % 103
  return [...[...values, check].map(widthsOf).join(''), ...STOP].map(Number)
}

function textOf(values: readonly number[]): string | undefined {
  let set = values[0]
  let text = ''
  for (const value of values.slice(1)) {
    if (set === START_C) {
      if (value === TO_B) set = START_B
      else if (value < 100) text += String(value).padStart(2, '0')
      else return undefined
    } else if (value === TO_C) set = START_C
    else if (value < 95) text += String.fromCharCode(value + 32)
    else return undefined
  }
  return text
}

/** Reads one symbol that begins at run `from` (a bar), or nothing. */
function readSymbol(runs: readonly number[], from: number): string | undefined {
  const moduleDots = (runs.slice(from, from + 6).reduce((sum, run) => sum + run, 0) / 11) | 0
  if (moduleDots < 1) return undefined
  const values: number[] = []
  for (let at = from; at + 6 < runs.length + 1; at += 6) {
    const widths = runs.slice(at, at + 7).map((run) => Math.round(run / moduleDots))
    if (widths.join('') === STOP && values.length > 2) {
      const check = values.pop()
      const sum = values.reduce((total, value, i) => total + value * Math.max(i, 1), 0) % 103
      return sum === check ? textOf(values) : undefined
    }
    const value = VALUE_OF.get(widths.slice(0, 6).join(''))
    if (value === undefined || (values.length === 0 && (value < START_A || value > START_C))) return undefined
    values.push(value)
  }
  return undefined
}

/** Run lengths of one line of dots, white first. */
function runsOf(length: number, black: (i: number) => boolean): number[] {
  const runs: number[] = []
  let ink = false
  let run = 0
  for (let i = 0; i < length; i += 1) {
    if (black(i) !== ink) {
      runs.push(run)
      ink = !ink
      run = 0
    }
    run += 1
  }
  return [...runs, run]
}

function readLine(runs: readonly number[], found: Set<string>) {
  for (let from = 1; from + 13 < runs.length; from += 2) {
    // a quiet zone stands before every symbol: far wider than the first bar
    if ((runs[from - 1] ?? 0) < (runs[from] ?? 0) * 2) continue
    const text = readSymbol(runs, from)
    if (text) found.add(text)
  }
}

const STEP_DOTS = 8

/** Every Code 128 on a sheet, across and along, each read in both directions; module widths must be whole dots. */
export function readCode128(bits: Bits): string[] {
  const found = new Set<string>()
  const both = (runs: number[]) => {
    readLine(runs, found)
    readLine(runs.length % 2 === 1 ? [...runs].reverse() : [0, ...[...runs].reverse()], found)
  }
  for (let y = 0; y < bits.height; y += STEP_DOTS) both(runsOf(bits.width, (x) => isBlack(bits, x, y)))
  for (let x = 0; x < bits.width; x += STEP_DOTS) both(runsOf(bits.height, (y) => isBlack(bits, x, y)))
  return [...found]
}
