import { cityAliases, clippedName, districtAliases, provinceAliases, type Alias } from './aliases'
import { unpackDivisions, unpackStreets, type Division, type DivisionData, type DivisionTables } from './tree'

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
export interface NameIndex<T> {
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
  if (name.length < 2 || index.names.get(name)?.some((known) => known.division === entry.division)) return
  put(index, name, { division: entry.division, weight, old: entry.old, onlyBelow: entry.onlyBelow })
}

function addOldNames(index: NameIndex<Entry>, tables: DivisionTables): void {
  const find = (name: string, city?: string) =>
    index.names
      .get(name)
      ?.find(
        (entry) =>
          entry.weight === 3 && entry.division.name === name && (!city || entry.division.parent?.name === city),
      )
  for (const line of tables.oldNames.split(';')) {
    const [cities = '', names = ''] = line.split(':')
    const [oldCity = '', newCity = oldCity] = cities.split('>')
    for (const pair of names.split(' ')) {
      const [oldName = '', newName = oldName] = pair.split('>')
      const now = find(newName, newCity)?.division
      if (!now) continue
      addPlace(index, [oldName, 2.5], { division: now, old: true })
      const stem = oldName.replace(/[区县市]$/, '')
      if (stem.length >= 2) addPlace(index, [stem, 1], { division: now, old: true, onlyBelow: true })
      if (oldCity !== newCity && now.parent?.level === 2)
        addPlace(index, [oldCity, 2.5], { division: now.parent, old: true })
    }
  }
  for (const pair of tables.oldCities.split(' ')) {
    const [oldName = '', newName = ''] = pair.split('>')
    const now = find(newName)?.division
    if (now) addPlace(index, [oldName, 2.5], { division: now, old: true })
    const stem = oldName.replace(/(?:地区|盟|市)$/, '')
    if (now && stem.length >= 2 && oldName.endsWith('市')) addPlace(index, [stem, 2], { division: now, old: true })
  }
}

function addTree(gazetteer: Pick<Gazetteer, 'places' | 'streets'>, division: Division): void {
  const { places, streets } = gazetteer
  const aliases =
    division.level === 1
      ? provinceAliases(division.name, division.kind === 'special')
      : division.level === 2
        ? cityAliases(division.name)
        : districtAliases(division.name)
  for (const alias of aliases) addPlace(places, alias, { division })
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
