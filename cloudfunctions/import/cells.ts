import type { ImportProblem } from '@shared/api/import'
import type { ColumnPlaces } from './headings'
import { readChinaTime } from './wall-clock'

const FORMULA = /^[=+\-@\t\r]/
const FULL_WIDTH: Readonly<Record<string, string>> = { '=': '＝', '+': '＋', '-': '－', '@': '＠' }
/** Excel's idea of a long number: the digits are gone. */
const CRIPPLED = /^\d(?:\.\d+)?e\+?\d+$/i
/** ="0123": how a back office keeps Excel from touching a number; it reckons nothing. */
const QUOTED = /^="([^"]*)"$/
/** '13800138000: the sign by which Excel is told that a number is a text. */
const MARKED_AS_TEXT = /^'(?=\+?\d)/
/** 13800138000.0 has been through a double that holds all its digits. */
const WHOLE_DOUBLE = /^(\d{5,15})\.0+$/
/** What stands in a column of times where there is none. */
const NO_TIME = /^(?:[-—–/]+|无|0000-00-00(?: 00:00:00)?)$/
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

/** The cells of one row as text, and what is wrong with them. */
function openCells<F extends string>(line: CellRow<F>) {
  const problems: ImportProblem[] = []
  const raw = (field: F): string => {
    const place = line.places[field]
    const text = place === undefined ? '' : (line.cells[place] ?? '').trim()
    return QUOTED.exec(text)?.[1]?.trim() ?? (text.startsWith("'") ? text.replace(MARKED_AS_TEXT, '') : text)
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
  return { problems, raw, report, bounded }
}

/** Reads the cells of one row and keeps what is wrong with them; a row with a problem that is not `kept` is not taken in. */
export function cellReader<F extends string>(line: CellRow<F>) {
  const { problems, raw, report, bounded } = openCells(line)
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
    word(field: F, options: { readonly max: number; readonly needed?: boolean; readonly never?: RegExp }): string {
      const text = bounded(field, options.max).replace(WHOLE_DOUBLE, '$1')
      if (!text && options.needed) report(field, 'missing')
      else if (FORMULA.test(text) && !PLAIN_NUMBER.test(text)) report(field, 'formula')
      else if (CRIPPLED.test(text)) report(field, 'rounded')
      else if (options.never?.test(text)) report(field, 'bad-number')
      return text
    },
    time(field: F, needed: boolean): number | undefined {
      const text = NO_TIME.test(raw(field)) ? '' : raw(field)
      const at = text ? readChinaTime(text) : undefined
      if (!text && needed) report(field, 'missing')
      if (text && at === undefined) report(field, FORMULA.test(text) ? 'formula' : 'bad-time')
      return at
    },
    /** A number as one of the readers of `figures.ts` reads it; `otherwise` where the cell is empty. */
    figure(field: F, read: (text: string) => number | undefined, otherwise?: number): number {
      const text = raw(field)
      if (!text && otherwise !== undefined) return otherwise
      const value = read(text)
      if (value === undefined) report(field, !text ? 'missing' : /^[=@]/.test(text) ? 'formula' : 'bad-number')
      return value ?? 0
    },
  }
}
export type CellReader<F extends string> = ReturnType<typeof cellReader<F>>

/** An article of one colour and size may have no code below its own. */
export function skuOf(cells: CellReader<'sku' | 'article'>): string {
  const one = cells.raw('sku') === '' && cells.raw('article') !== '' ? 'article' : 'sku'
  return cells.word(one, { max: 60, needed: true })
}
