/* A seeded evaluation set of pasted addresses with their answers. Mixes and words are our own; divisions come from the table. */
import { fullDivisions } from '../src/shared/address/data/full'
import { unpackDivisions, unpackStreets, type Division } from '../src/shared/address/tree'
import { family, given, greetings, institutions, layouts, others, places, roads, words } from './address-words'

export interface AddressCase {
  readonly kind: string
  readonly text: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
  readonly name: string
  readonly phone: string
  readonly ask: boolean
}

/** Deterministic numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

class Source {
  private readonly next: () => number
  constructor(seed: number) {
    this.next = seeded(seed)
  }
  chance = (share: number) => this.next() < share
  int = (from: number, to: number) => from + Math.floor(this.next() * (to - from + 1))
  pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(this.next() * list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  digits = (count: number) => Array.from({ length: count }, () => this.int(0, 9)).join('')
}

const all: Division[] = []
const collect = (division: Division): void => {
  all.push(division)
  division.children.forEach(collect)
}
const tables = unpackDivisions(fullDivisions)
tables.provinces.forEach(collect)
const districts = all.filter((one) => one.level === 3 && one.kind !== 'special' && provinceOf(one).name !== '台湾省')
const cities = all.filter((one) => one.level === 2 && !one.flat && one.kind === 'plain' && one.children.length > 2)
const count = (pick: (one: Division) => readonly string[]) => {
  const seen = new Map<string, number>()
  for (const one of all) for (const name of pick(one)) seen.set(name, (seen.get(name) ?? 0) + 1)
  return seen
}
const names = count((one) => [one.name])
/** Every name a district had before and has no more. */
const former = new Set(tables.oldNames.split(/[;: ]/).flatMap((pair) => (pair.includes('>') ? pair.split('>')[0] : [])))
const stemOf = (name: string) => name.replace(/(?:区|县|市)$/, '')

function provinceOf(division: Division): Division {
  return division.parent ? provinceOf(division.parent) : division
}

interface Region {
  readonly kind: string
  readonly text: string
  readonly division?: Division
  /** Answer where `division` does not tell it: the shared name of an open district. */
  readonly district?: string
  readonly street?: string
  readonly ask?: boolean
}

const shortProvince = (name: string) => /^(?:内蒙古|黑龙江)/.exec(name)?.[0] ?? name.slice(0, 2)

function parts(division: Division) {
  const province = provinceOf(division).name
  const city = division.parent?.level === 2 ? division.parent.name : ''
  return { province, city, district: division.name }
}

type Writer = (source: Source) => Region | undefined

const written =
  (kind: string, write: (p: ReturnType<typeof parts>) => string | undefined): Writer =>
  (source) => {
    const division = source.pick(districts)
    const text = write(parts(division))
    return text === undefined ? undefined : { kind, text, division }
  }

const isOnly = (province: string, district: string) =>
  districts.filter((one) => one.name === district && provinceOf(one).name === province).length === 1

const streetsOf = (division: Division) =>
  unpackStreets(division.packedStreets).filter((name) => /(?:街道|镇|乡)$/.test(name) && name.length > 2)

const withStreet: Writer = (source) => {
  const city = source.pick(cities)
  const division = source.pick(city.children)
  const street = source.pick([...streetsOf(division), ''])
  const owners = city.children.filter((one) => streetsOf(one).includes(street))
  const clash = names.has(street) || city.children.some((one) => street.startsWith(stemOf(one.name)))
  return street && owners.length === 1 && !clash
    ? { kind: 'district by its street', text: provinceOf(city).name + city.name, division, street }
    : undefined
}

const mistyped: Writer = (source) => {
  const division = source.pick(districts)
  const { province, city, district } = parts(division)
  const group = tables.homophones.split(' ').find((one) => one.includes(district.charAt(0)))
  const wrong = source.pick(Array.from(group ?? district.charAt(0))) + district.slice(1)
  const rivals =
    division.parent?.children.filter(
      (one) => one.name.length === wrong.length && one.name.slice(1) === district.slice(1),
    ) ?? []
  if (!city || district.length < 3 || names.has(wrong) || rivals.length > 1 || wrong === district) return undefined
  return { kind: 'one wrong character', text: province + city + wrong, division }
}

const shared = districts.filter((one) => (names.get(one.name) ?? 0) > 1)
const ambiguous: Writer = (source) => {
  const { name } = source.pick(shared)
  return { kind: 'name of several districts', text: name, district: name, ask: true }
}

/** 江北区 is Ningbo's and was Chongqing's. */
const once = districts.filter(({ name }) => names.get(name) === 1 && former.has(name) && name.endsWith('区'))
const ambiguousOnce: Writer = (source) => {
  const { name } = source.pick(once)
  return { kind: 'name another district had', text: name, district: name, ask: true }
}

const contradicting: Writer = (source) => {
  const division = source.pick(districts)
  const other = source.pick(tables.provinces)
  const { province, city, district } = parts(division)
  if (!city || other.name === province || other.kind !== 'plain') return undefined
  return { kind: 'contradiction', text: other.name + city + district, ask: true }
}

const second: Writer = (source) => {
  const division = source.pick(districts)
  const { province, city, district } = parts(division)
  const sister = source.pick(division.parent?.children ?? [division])
  if (!city || sister === division || sister.name.length < 3) return undefined
  return { kind: 'second district', text: province + city + district + sister.name, ask: true }
}

const cityOnly: Writer = (source) => {
  const city = source.pick(cities)
  return { kind: 'no district', text: provinceOf(city).name + city.name, division: city, ask: true }
}

const renamed: Writer = (source) => {
  const [cityNames = '', pairs = ''] = source.pick(tables.oldNames.split(';')).split(':')
  const [oldName = '', newName = oldName] = source.pick(pairs.split(' ')).split('>')
  const [oldCity = '', newCity = oldCity] = cityNames.split('>')
  const division = districts.find((one) => one.name === newName && one.parent?.name === newCity)
  if (!division || oldName === newName || oldCity !== newCity) return undefined
  const { province, city } = parts(division)
  return { kind: 'old name', text: province + city + oldName, division }
}

const writers: readonly (readonly [number, Writer])[] = [
  [10, written('written out', ({ province, city, district }) => province + city + district)],
  [6, written('spaced', ({ province, city, district }) => `${province} ${city} ${district} `)],
  [6, written('short province', ({ province, city, district }) => shortProvince(province) + city + district)],
  [6, written('no province', ({ city, district }) => (city ? city + district : undefined))],
  [
    4,
    written('no city', ({ province, city, district }) =>
      city && isOnly(province, district) ? province + district : undefined,
    ),
  ],
  [
    4,
    written('district alone', ({ district }) =>
      names.get(district) === 1 && district.length > 2 && !former.has(district) ? district : undefined,
    ),
  ],
  [4, written('twice', ({ province, city, district }) => `${province}${city}${district}${province}${city}${district}`)],
  [
    3,
    written('short city', ({ province, city, district }) =>
      /市$/.test(city) && city.length > 2 ? shortProvince(province) + stemOf(city) + district : undefined,
    ),
  ],
  [4, withStreet],
  [3, mistyped],
  [4, renamed],
  [3, ambiguous],
  [1, ambiguousOnce],
  [1, second],
  [3, contradicting],
  [4, cityOnly],
]

function writeRegion(source: Source): Region {
  const total = writers.reduce((sum, [share]) => sum + share, 0)
  for (;;) {
    let left = source.int(1, total)
    const found = writers.find(([share]) => (left -= share) <= 0)?.[1](source)
    if (found) return found
  }
}

function writeDetail(source: Source, region: Region): string {
  const road = `${source.pick(roads)}${source.int(1, 999)}号`
  const house = source.pick([
    `${source.pick(places)}${source.int(1, 30)}栋${source.int(1, 30)}0${source.int(1, 9)}室`,
    source.pick(places),
    `${source.int(1, 20)}幢${source.int(1, 4)}单元${source.int(101, 2604)}`,
    '',
  ])
  const city = region.division?.level === 3 ? region.division.parent : undefined
  // 南京市鼓楼区|南京市第一人民医院: what bears the name of its town
  if (city?.kind === 'plain' && !region.street && source.chance(0.05)) return `${city.name}${source.pick(institutions)}`
  return `${region.street ?? ''}${road}${house}`
}

interface Phone {
  readonly text: string
  readonly phone: string
  readonly ask?: boolean
}

function writePhone(source: Source): Phone {
  const mobile = `1${source.pick(words('38 39 50 59 77 86 91 99 30 66'))}${source.digits(8)}`
  const area = source.pick(words('010 021 0755 0571 0311'))
  const line = `${source.int(2, 8)}${source.digits(7)}`
  const extension = String(source.int(1000, 9999))
  const [head, middle, tail] = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)]
  const plain = { text: mobile, phone: mobile }
  return source.pick<Phone>([
    plain,
    plain,
    plain,
    { text: `${head} ${middle} ${tail}`, phone: mobile },
    { text: `${head}-${middle}-${tail}`, phone: mobile },
    { text: `+86 ${mobile}`, phone: mobile },
    { text: `${mobile}转${extension}`, phone: `${mobile}-${extension}` },
    { text: `${mobile}-${extension}`, phone: `${mobile}-${extension}` },
    { text: `${area}-${line}`, phone: area + line },
    { text: mobile.slice(0, 10), phone: '', ask: true },
    { text: `${head}****${tail}`, phone: '', ask: true },
  ])
}

function writeName(source: Source): string {
  return source.chance(0.25) ? source.pick(others) : source.pick(family) + source.pick(given)
}

function answerOf(region: Region) {
  const { division } = region
  if (!division) return { province: '', city: '', district: region.district ?? '' }
  const province = provinceOf(division)
  const own =
    division.level === 2
      ? { city: division.name, district: '' }
      : { city: parts(division).city, district: division.name }
  return {
    province: province.name,
    city: province.kind === 'municipality' ? province.name : own.city,
    district: own.district,
  }
}

/** `size` cases of one seed; the same seed gives the same cases while the division table stays. */
export function makeCases(seed: number, size: number): AddressCase[] {
  const source = new Source(seed)
  return Array.from({ length: size }, () => {
    const region = writeRegion(source)
    const detail = writeDetail(source, region)
    const phone = writePhone(source)
    const name = writeName(source)
    const address = region.text + detail
    const text = source.pick(layouts)({ name, phone: phone.text, address, greeting: source.pick(greetings) })
    return {
      kind: region.kind,
      text,
      ...answerOf(region),
      detail,
      name,
      phone: phone.phone,
      ask: region.ask === true || phone.ask === true,
    }
  })
}
