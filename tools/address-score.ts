import type { AddressCase } from './address-cases'

/** What any parser gives; `ask` only where it says so itself. */
export interface Parsed {
  readonly province?: string
  readonly city?: string
  readonly district?: string
  readonly detail?: string
  readonly name?: string
  readonly phone?: string
  readonly ask?: boolean
}

type ScoredField = 'province' | 'city' | 'district' | 'detail' | 'name' | 'phone'

export interface Score {
  readonly size: number
  readonly right: Record<ScoredField | 'region' | 'all', number>
  /** Of the cases a person must see, how many were caught; of the caught, how many had to be. */
  readonly recall: number
  readonly precision: number
  /** Of the cases let through: region or phone wrong, or a question that was not asked. */
  readonly passedWrong: number
  readonly byKind: ReadonlyMap<string, { size: number; all: number }>
}

/** Spaces and punctuation are nobody's mistake. */
const bare = (text = '') =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

function judge(wanted: AddressCase, got: Parsed): Record<ScoredField, boolean> {
  const same = (field: ScoredField) => bare(got[field]) === bare(wanted[field])
  // A contradiction has no right region; a municipality is its own city
  const open = wanted.kind === 'contradiction' || wanted.kind === 'second district'
  const openAbove = open || wanted.kind.startsWith('name ')
  const city = same('city') || (wanted.city === wanted.province && /^(?:市辖区|县|)$/.test(got.city ?? ''))
  return {
    province: openAbove || same('province'),
    city: openAbove || city,
    district: open || same('district'),
    detail: open || same('detail'),
    name: same('name'),
    phone: wanted.phone === '' || same('phone'),
  }
}

const isAsked = (got: Parsed) => got.ask ?? !(got.province && got.district && got.detail && got.name && got.phone)

interface Marked {
  readonly wanted: AddressCase
  readonly marks: Record<ScoredField, boolean>
  readonly region: boolean
  readonly all: boolean
  readonly ask: boolean
}

function mark(wanted: AddressCase, got: Parsed): Marked {
  const marks = judge(wanted, got)
  const region = marks.province && marks.city && marks.district
  return { wanted, marks, region, all: region && marks.detail && marks.name && marks.phone, ask: isAsked(got) }
}

function countByKind(rows: readonly Marked[]): Score['byKind'] {
  const byKind = new Map<string, { size: number; all: number }>()
  for (const { wanted, all } of rows) {
    const kind = byKind.get(wanted.kind) ?? { size: 0, all: 0 }
    byKind.set(wanted.kind, { size: kind.size + 1, all: kind.all + Number(all) })
  }
  return byKind
}

export function scoreAll(cases: readonly AddressCase[], parse: (text: string) => Parsed): Score {
  const rows = cases.map((wanted) => mark(wanted, parse(wanted.text)))
  const rate = (of: readonly Marked[], test: (row: Marked) => boolean) => share(of.filter(test).length, of.length)
  const field = (name: ScoredField) => rate(rows, (row) => row.marks[name])
  const passed = rows.filter((row) => !row.ask)
  return {
    size: rows.length,
    right: {
      province: field('province'),
      city: field('city'),
      district: field('district'),
      detail: field('detail'),
      name: field('name'),
      phone: field('phone'),
      region: rate(rows, (row) => row.region),
      all: rate(rows, (row) => row.all),
    },
    recall: rate(
      rows.filter((row) => row.wanted.ask),
      (row) => row.ask,
    ),
    precision: rate(
      rows.filter((row) => row.ask),
      (row) => row.wanted.ask,
    ),
    passedWrong: passed.length === 0 ? 0 : rate(passed, (row) => row.wanted.ask || !row.region || !row.marks.phone),
    byKind: countByKind(rows),
  }
}
