import { cityAliases, clippedName, districtAliases, provinceAliases, type Alias } from './aliases'
import { isWithin, unpackDivisions, unpackStreets, type Division, type DivisionData, type DivisionTables } from './tree'

export interface Entry {
  readonly division: Division
  readonly weight: number
  /** The name is a former one, or one that counts only below its own city. */
  readonly old?: boolean | undefined
  readonly onlyBelow?: boolean | undefined
}
export interface Hit<T> {
  readonly length: number
  readonly entries: readonly T[]
}

/** Names to meanings, found at a position of a text by the lengths their first two characters allow. */
interface NameIndex<T> {
  readonly names: Map<string, T[]>
  readonly lengths: Map<number, number[]>
}

export interface Gazetteer {
  readonly places: NameIndex<Entry>
  readonly streets: NameIndex<Division>
  readonly simplify: ReadonlyMap<string, string>
  soundsLike(one: string, other: string): boolean
}

/** Two characters as one small integer; a collision only costs a look-up that finds nothing. */
const opening = (text: string, at: number) => ((text.charCodeAt(at) & 0x3fff) << 16) ^ text.charCodeAt(at + 1)

const newIndex = <T>(): NameIndex<T> => ({ names: new Map(), lengths: new Map() })

function put<T>(index: NameIndex<T>, name: string, entry: T): void {
  const known = index.names.get(name)
  if (known) return void known.push(entry)
  index.names.set(name, [entry])
  const first = opening(name, 0)
  const lengths = index.lengths.get(first)
  if (!lengths) index.lengths.set(first, [name.length])
  else if (!lengths.includes(name.length))
    lengths.splice(lengths.findIndex((length) => length < name.length) >>> 0, 0, name.length)
}

export const mayStart = (index: NameIndex<unknown>, text: string, at: number) => index.lengths.has(opening(text, at))

/** All names that start at `at`, longest first. */
export function lookAt<T>(index: NameIndex<T>, text: string, at: number): Hit<T>[] {
  const found: Hit<T>[] = []
  const lengths = index.lengths.get(opening(text, at))
  if (!lengths) return found
  for (const length of lengths) {
    if (at + length > text.length) continue
    const entries = index.names.get(text.slice(at, at + length))
    if (entries) found.push({ length, entries })
  }
  return found
}

function addPlace(index: NameIndex<Entry>, alias: Alias, entry: Omit<Entry, 'weight'>): void {
  const [name, weight] = alias
  if (name.length < 2) return
  const entries = index.names.get(name)
  const known = entries?.findIndex((one) => one.division === entry.division) ?? -1
  const place = { division: entry.division, weight, old: entry.old, onlyBelow: entry.onlyBelow }
  if (!entries || known < 0) put(index, name, place)
  // 沙县 is the stem of 沙县区, and before that its former name
  else if ((entries[known]?.weight ?? 0) < weight) entries[known] = place
}

/** What a word may mean when one of these divisions is meant. */
export const meaningsFor = (index: NameIndex<Entry>, word: string, meant: readonly Division[]): Entry[] =>
  (index.names.get(word) ?? []).filter(({ division }) =>
    meant.some((one) => isWithin(one, division) || isWithin(division, one)),
  )

/** The division of that official name, of several the one below `city`. */
function findOfficial(index: NameIndex<Entry>, name: string, city?: string): Division | undefined {
  const entries = index.names.get(name) ?? []
  const official = (entry: Entry) => entry.weight === 3 && entry.division.name === name
  return entries.find((entry) => official(entry) && (!city || entry.division.parent?.name === city))?.division
}

const splitPair = (pair: string): [string, string] => {
  const [before = '', after = before] = pair.split('>')
  return [before, after]
}

function addOldName(index: NameIndex<Entry>, name: string, city: Division): void {
  addPlace(index, [name, 2.5], { division: city, old: true })
  const stem = name.slice(0, -1)
  if (stem.length >= 2 && name.endsWith('市')) addPlace(index, [stem, 2], { division: city, old: true })
}

function addOldDistrict(
  index: NameIndex<Entry>,
  [oldName, newName]: [string, string],
  [oldCity, newCity]: [string, string],
): void {
  const division = findOfficial(index, newName, newCity)
  if (!division) return
  addPlace(index, [oldName, 2.5], { division, old: true })
  const stem = oldName.replace(/[区县市]$/, '')
  if (stem.length >= 2) addPlace(index, [stem, 1], { division, old: true, onlyBelow: true })
  const city = division.parent
  if (oldCity !== newCity && city?.level === 2) addOldName(index, oldCity, city)
}

function addOldCity(index: NameIndex<Entry>, [oldName, newName]: [string, string]): void {
  const division = findOfficial(index, newName)
  if (division) addOldName(index, oldName, division)
}

function addOldNames(index: NameIndex<Entry>, tables: DivisionTables): void {
  for (const line of tables.oldNames.split(';')) {
    const [cities = '', names = ''] = line.split(':')
    for (const pair of names.split(' ')) addOldDistrict(index, splitPair(pair), splitPair(cities))
  }
  for (const pair of tables.oldCities.split(' ')) addOldCity(index, splitPair(pair))
}

function aliasesOf({ level, name, kind }: Division): Alias[] {
  if (level === 1) return provinceAliases(name, kind === 'special')
  return level === 2 ? cityAliases(name) : districtAliases(name)
}

function addTree(gazetteer: Pick<Gazetteer, 'places' | 'streets'>, division: Division): void {
  const { places, streets } = gazetteer
  for (const alias of aliasesOf(division)) addPlace(places, alias, { division })
  for (const street of unpackStreets(division.packedStreets)) put(streets, street, division)
  for (const child of division.children) addTree(gazetteer, child)
}

function addClipped(index: NameIndex<Entry>, division: Division): void {
  const clipped = division.level === 3 ? clippedName(division) : undefined
  if (clipped && !division.parent?.children.some((other) => other.name === clipped))
    addPlace(index, [clipped, 2], { division, onlyBelow: true })
  for (const child of division.children) addClipped(index, child)
}

/** Groups are scanned only when two names differ in one character, so no map is built at start. */
function soundComparer(groups: string): (one: string, other: string) => boolean {
  let split: string[] | undefined
  return (one, other) => {
    split ??= groups.split(' ')
    return split.some((group) => group.includes(one) && group.includes(other))
  }
}

export function createGazetteer(data: DivisionData): Gazetteer {
  const tables = unpackDivisions(data)
  const indexes = { places: newIndex<Entry>(), streets: newIndex<Division>() }
  for (const province of tables.provinces) addTree(indexes, province)
  addOldNames(indexes.places, tables)
  for (const province of tables.provinces) addClipped(indexes.places, province)
  const simplify = new Map<string, string>()
  for (let at = 0; at < tables.traditional.length; at++)
    simplify.set(tables.traditional.charAt(at), tables.simplified.charAt(at))
  return { ...indexes, simplify, soundsLike: soundComparer(tables.homophones) }
}
