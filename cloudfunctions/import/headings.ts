import { ok, refuse, type Result } from '@shared/kernel/result'
import type { Heading } from './heading-names'

export interface FoundColumn {
  readonly field: string
  readonly heading?: string
  readonly needed: boolean
}
/** Field -> place of its column in a row. */
export type ColumnPlaces<F extends string> = Readonly<Partial<Record<F, number>>>
type HeadingTable<F extends string> = Readonly<Record<F, Heading>>

/** Units that say no more than the name does; another one (重量(kg)) is another column. */
const SILENT_UNIT = /\((?:元|件|个|¥|rmb|必填|选填|自定义)\)/g
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(SILENT_UNIT, '')
    .replace(/[\s():_*【】[\]-]/g, '')

export interface MappedHeadings<F extends string> {
  readonly columns: FoundColumn[]
  readonly places: Result<ColumnPlaces<F>, 'missing-columns' | 'double-columns'>
}

const isTwice = (headings: readonly string[], at: number | undefined): boolean =>
  at !== undefined && headings.indexOf(headings[at] ?? '', at + 1) > 0

/** The column of each field: by its names, then by its meaning. One column is of one field, the first that asks for it. */
function findPlaces<F extends string>(fields: readonly (readonly [F, Heading])[], headings: readonly string[]) {
  const places: Partial<Record<F, number>> = {}
  const free = (at: number) => at >= 0 && !Object.values(places).includes(at)
  for (const [field, { names }] of fields) {
    const at = names.map((name) => headings.indexOf(plain(name))).find(free)
    if (at !== undefined) places[field] = at
  }
  for (const [field, { like }] of fields) {
    const alike = headings.flatMap((heading, at) => (like?.test(heading) && free(at) ? [at] : []))
    if (places[field] === undefined && alike.length === 1) places[field] = alike[0]
  }
  return places
}

/** Needed columns that are missing, and one that stands twice, refuse the file. */
export function mapHeadings<F extends string>(table: HeadingTable<F>, row: readonly string[]): MappedHeadings<F> {
  const headings = row.map(plain)
  const fields = Object.entries(table) as [F, Heading][]
  const places = findPlaces(fields, headings)
  const headingOf = (at: number | undefined) => (at === undefined ? undefined : row[at])
  const columns = fields
    .map(([field, { needed, spare }]) => ({ field, needed, spare, heading: headingOf(places[field]) }))
    .filter(({ spare, heading }) => !spare || heading !== undefined)
    .map(({ field, needed, heading }) => ({ field, needed, ...(heading === undefined ? {} : { heading }) }))
  const missing = fields.filter(([field, { needed }]) => needed && places[field] === undefined)
  if (missing.length > 0) {
    const words = missing.map(([field, { called, names }]) => called ?? names[0] ?? field)
    return { columns, places: refuse('missing-columns', words.join(',')) }
  }
  const double = fields.map(([field]) => places[field]).filter((at) => isTwice(headings, at))
  return { columns, places: double.length > 0 ? refuse('double-columns', double.map(headingOf).join(',')) : ok(places) }
}

/** Some back offices write a title and a date above their headings. */
const HEADING_WITHIN = 10

/** Which row has the headings: the first that has all that is needed, else the first with a word in it. */
export function headingRowOf<F extends string>(table: HeadingTable<F>, rows: readonly (readonly string[])[]): number {
  const top = rows.slice(0, HEADING_WITHIN)
  const whole = top.findIndex((row) => {
    const { places } = mapHeadings(table, row)
    return places.ok || places.refusal === 'double-columns'
  })
  return whole >= 0
    ? whole
    : Math.max(
        0,
        top.findIndex((row) => row.some((cell) => cell !== '')),
      )
}
