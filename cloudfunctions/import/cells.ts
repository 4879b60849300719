import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import utc from 'dayjs/plugin/utc'
import type { ImportProblem } from '@shared/api/import'
import type { ColumnPlaces } from './headings'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

const CHINA_MINUTES = 8 * 60
const FORMATS = [
  'YYYY-MM-DD HH:mm:ss',
  'YYYY/MM/DD HH:mm:ss',
  'YYYY-MM-DD HH:mm',
  'YYYY/MM/DD HH:mm',
  'YYYY/M/D H:mm:ss',
  'YYYY/M/D H:mm',
]

/** Epoch ms of a wall clock at +08:00; undefined when the text is no such time (strictly: no 2026-02-30). */
export function readChinaTime(text: string): number | undefined {
  for (const format of FORMATS) {
    const parsed = dayjs.utc(text, format, true)
    if (parsed.isValid()) return parsed.valueOf() - CHINA_MINUTES * 60_000
  }
  return undefined
}

const FORMULA = /^[=+\-@\t\r]/
const FULL_WIDTH: Readonly<Record<string, string>> = { '=': '＝', '+': '＋', '-': '－', '@': '＠' }
/** Excel's idea of a long number: the digits are gone. */
const CRIPPLED = /^\d+(?:\.\d+)?e\+?\d+$/i
const PLAIN_NUMBER = /^[+-]?[\d -]+$/
/** -2号楼 or +86 138…: no spreadsheet reckons with it. */
const PLAIN_WORDS = /^[+-](?=.*\p{Script=Han})[^=(|!]*$/u

export interface CellRow<F extends string> {
  readonly file: string
  readonly row: number
  readonly cells: readonly string[]
  readonly places: ColumnPlaces<F>
  readonly headings: readonly string[]
}

/** The heading as the file has it; our own name where the file has no such column. */
const columnOf = <F extends string>({ places, headings }: CellRow<F>, field: F): string => {
  const place = places[field]
  return place === undefined ? field : (headings[place] ?? field)
}

/** Reads the cells of one row and keeps what is wrong with them; a row with a problem that is not `kept` is not taken in. */
export function cellReader<F extends string>(line: CellRow<F>) {
  const problems: ImportProblem[] = []
  const raw = (field: F): string => {
    const place = line.places[field]
    return place === undefined ? '' : (line.cells[place] ?? '').trim()
  }
  const report = (field: F, reason: ImportProblem['reason'], kept = false) => {
    const column = columnOf(line, field)
    const text = raw(field).slice(0, 40)
    problems.push({ file: line.file, row: line.row, column, reason, text, ...(kept ? { kept } : {}) })
  }
  const bounded = (field: F, max: number): string => {
    const text = raw(field)
    if (text.length > max) report(field, 'too-long')
    return text.slice(0, max)
  }
  return {
    problems,
    raw,
    report,
    /** Free text: a formula becomes harmless (full-width sign), is named and kept. */
    note(field: F, max: number): string {
      const text = bounded(field, max)
      if (!FORMULA.test(text) || PLAIN_NUMBER.test(text)) return text
      report(field, 'formula', true)
      return (FULL_WIDTH[text.charAt(0)] ?? '') + text.slice(1)
    },
    /** An address: width means nothing in it, so a formula cannot be disarmed by a full-width sign and is refused. */
    address(field: F, max: number): string {
      const text = bounded(field, max)
      if (FORMULA.test(text) && !PLAIN_NUMBER.test(text) && !PLAIN_WORDS.test(text)) report(field, 'formula')
      return text
    },
    /** A name, number or code: a formula there is refused, and so is a number that Excel has rounded. */
    word(field: F, options: { readonly max: number; readonly needed?: boolean }): string {
      const text = bounded(field, options.max)
      if (!text && options.needed) report(field, 'missing')
      else if (FORMULA.test(text) && !PLAIN_NUMBER.test(text)) report(field, 'formula')
      else if (CRIPPLED.test(text)) report(field, 'bad-number')
      return text
    },
    time(field: F, needed: boolean): number | undefined {
      const text = raw(field)
      const at = text ? readChinaTime(text) : undefined
      if (!text && needed) report(field, 'missing')
      if (text && at === undefined) report(field, FORMULA.test(text) ? 'formula' : 'bad-time')
      return at
    },
    /** A whole number from `min` on; empty: `otherwise`, or missing. */
    count(field: F, options: { readonly min: number; readonly otherwise?: number }): number {
      const text = raw(field).replace(/\.0+$/, '')
      if (!text && options.otherwise !== undefined) return options.otherwise
      const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
      if (!(value >= options.min)) report(field, !text ? 'missing' : /^[=@]/.test(text) ? 'formula' : 'bad-number')
      return value >= options.min ? value : options.min
    },
    /** Yuan with at most two decimals, in fen; empty is 0. */
    money(field: F): number {
      const text = raw(field).replace(/^[¥￥]|,/g, '')
      const parts = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text)
      if (text && !parts) report(field, /^[=@]/.test(text) ? 'formula' : 'bad-number')
      return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : 0
    },
  }
}
export type CellReader<F extends string> = ReturnType<typeof cellReader<F>>
