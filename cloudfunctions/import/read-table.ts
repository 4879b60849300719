import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { decode, isUtf16, startsWith } from './decode'
import { unpackedSize } from './unpacked-size'

/** Every cell is text, trimmed; an empty cell is ''. Blank rows stay where they are, so that a row keeps its number. */
export type Table = readonly (readonly string[])[]
export type TableRefusal = 'empty' | 'too-large' | 'too-many-rows' | 'not-a-table' | 'bad-encoding'

export const MAX_ROWS = 50_000
/** Rows without a word, which Excel leaves at the end, are read so far beyond and count for nothing there. */
const SPARE_ROWS = 1000
/** One row too many is enough to know; the rest need not be read. */
const MAX_READ = MAX_ROWS + SPARE_ROWS
const MAX_BYTES = 40 * 1024 * 1024
/** Reading a workbook takes ten times what it unpacks to, and a function has 512 MB: 50,000 rows of 14 columns are 41 MB. */
const MAX_UNPACKED_BYTES = 48 * 1024 * 1024
/** Far more than any row of an order table; the parser's time grows with the square of what it holds in one row. */
const MAX_ROW_BYTES = 128 * 1024
/** A workbook has its notes, its sums and its table on a handful of sheets. */
const MAX_SHEETS = 10
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The sums below a table are no row of it. */
const SUM = /^(?:合计|总计|小计|总合计|汇总)[:：]?$/
const isSum = (row: readonly string[]): boolean => SUM.test(row.find((cell) => cell !== '') ?? '')
const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** The sign that occurs most in the heading line. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/\r|\n|$/))
  const counts = [',', '\t', ';'].map((sign) => [sign, heading.split(sign).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

const hasLongLine = (text: string): boolean => text.split(/[\r\n]/).some((line) => line.length > MAX_ROW_BYTES)

/** Control characters are what tells binary from text. */
const BINARY = /[\u0000-\u0008\u000e-\u001f]/

function readCsv(bytes: Buffer): Result<string[][], TableRefusal> {
  if (bytes.includes(0) && !isUtf16(bytes)) return refuse('not-a-table')
  const text = decode(bytes)
  if (text === undefined) return refuse('bad-encoding')
  if (BINARY.test(text) || hasLongLine(text)) return refuse('not-a-table')
  try {
    const options = {
      bom: true,
      relax_column_count: true,
      // 12" and ="0123" are no quoted cells
      relax_quotes: true,
      trim: true,
      max_record_size: MAX_ROW_BYTES,
    }
    return ok(parse(text, { ...options, delimiter: delimiterOf(text), to: MAX_READ }))
  } catch (error) {
    return refuse('not-a-table', error instanceof Error ? error.message.slice(0, 120) : undefined)
  }
}

const two = (value: number) => String(value).padStart(2, '0')
/** Excel knows no zone; the reader hands its wall clock over as UTC, a fraction of a day that may be a hair too short. */
const wallClock = (read: Date) => {
  const at = new Date(Math.round(read.getTime() / 1000) * 1000)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
}

async function readSheetAt(bytes: Buffer, number: number): Promise<string[][]> {
  // Numbers stay the digits of the file: an order number must not go through a double.
  const rows = await readSheet<string>(bytes, number, { parseNumber: (text) => text })
  const cell = (value: unknown) =>
    value instanceof Date ? wallClock(value) : typeof value === 'string' ? value.trim() : value === true ? '1' : ''
  return rows.slice(0, MAX_READ).map((row) => row.map(cell))
}

type IsWanted = (table: Table) => boolean

/** The first sheet of what is wanted; without one the first, whose columns say what is missing. */
async function findSheet(bytes: Buffer, isWanted: IsWanted): Promise<string[][]> {
  const first = await readSheetAt(bytes, 1)
  if (isWanted(first)) return first
  for (let number = 2; number <= MAX_SHEETS; number++) {
    const next = await readSheetAt(bytes, number).catch(() => undefined)
    if (!next) break
    if (isWanted(next)) return next
  }
  return first
}

async function readXlsx(bytes: Buffer, isWanted: IsWanted): Promise<Result<string[][], TableRefusal>> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined) return refuse('not-a-table')
  if (unpacked > MAX_UNPACKED_BYTES) return refuse('too-large')
  try {
    return ok(await findSheet(bytes, isWanted))
  } catch (error) {
    return refuse('not-a-table', error instanceof Error ? error.message.slice(0, 120) : undefined)
  }
}

/**
 * Reads a CSV or a sheet of an XLSX file whole or not at all. Old .xls, pictures and other junk are `not-a-table`. `isWanted`:
 * which sheet; else the first.
 */
export async function readTable(bytes: Buffer, isWanted: IsWanted = () => true): Promise<Result<Table, TableRefusal>> {
  if (bytes.length > MAX_BYTES) return refuse('too-large')
  if (startsWith(bytes, OLD_EXCEL)) return refuse('not-a-table', '.xls')
  const read = startsWith(bytes, ZIP) ? await readXlsx(bytes, isWanted) : readCsv(bytes)
  if (!read.ok) return read
  const rows = [...read.value]
  while (isBlank(rows.at(-1) ?? ['-'])) rows.pop()
  if (rows.length - 1 > MAX_ROWS || read.value.length >= MAX_READ) return refuse('too-many-rows', String(MAX_ROWS))
  return rows.length < 2 ? refuse('empty') : ok(rows)
}

/** The rows below the headings that say something, each with its number in the spreadsheet. */
export interface Sheet {
  readonly headings: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** `at`: the place of the heading row. Headings that come again, of files put one below the other, are no order. */
export function sheetOf(table: Table, at: number): Sheet {
  const headings = table[at] ?? []
  const again = headings.join('\n')
  const rows = table.map((cells, i) => ({ row: i + 1, cells })).slice(at + 1)
  return { headings, rows: rows.filter(({ cells }) => !isBlank(cells) && !isSum(cells) && cells.join('\n') !== again) }
}
