import { lookAt, type Entry, type Gazetteer, type Hit } from './gazetteer'
import { isWithin, type Division } from './tree'

export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Weight of the name as written: 3 official … 1 bare stem. */
  readonly weight: number
  readonly level: number
  /** It named something below what was known so far. */
  readonly deeper: boolean
  /** A slip of one character stands in front of it: 深圳是|南山区. */
  readonly slip: boolean
}

/** A chain of names from `start` to `end` that agree with each other, and the divisions all of them allow. */
export interface RegionPath {
  readonly start: number
  readonly end: number
  readonly score: number
  readonly candidates: readonly Division[]
  readonly tokens: readonly Token[]
}

export interface Search {
  readonly text: string
  readonly gazetteer: Gazetteer
  /** Steps left: repeated names would otherwise be combined in every way. */
  budget: number
  best?: RegionPath
}

/** After a bare stem these words make it part of a road or a company: 北京西路, 兰州拉面, 中山大学. */
export const roadOrPlace =
  /^(?:东|西|南|北|中|前|后|上|下)?(?:[一二三四五六七八九十]|\d+)?(?:路|街(?!道)|大道|大路|马路|大街|巷|道(?!里区|外区)|弄|胡同|里|桥|站|门|花园|小区|大厦|广场|公园|村|镇|乡|社区|大学|学院|银行|宾馆|酒店|饭店|医院|中学|小学|商场|城(?=$|[^\u4e00-\u9fff]|[市中东西南北])|苑|园|府|湾|岭|山(?!区)|湖|街道|商会|拉面|火锅|小吃|烤鸭|建设(?!路|大道|街|[东西南北中一二三四])|师范|理工|医科|交大|交通|农业)/
const zoneAhead = /^[\u4e00-\u9fff]{0,4}(?:高新区|高新技术|经开区|开发区|工业园区|新区|高新园区|经济技术)/
export function streetAt(
  gazetteer: Gazetteer,
  text: string,
  at: number,
): { name: string; owners: readonly Division[] } | undefined {
  let longest: Hit<Division> | undefined
  for (const hit of lookAt(gazetteer.streets, text, at)) if (!longest || hit.length > longest.length) longest = hit
  return longest && { name: text.slice(at, at + longest.length), owners: longest.entries }
}

function streetFollows(search: Search, at: number, owners: readonly Division[]): boolean {
  return lookAt(search.gazetteer.streets, search.text, at).some(
    (hit) => hit.length >= 3 && hit.entries.some((street) => owners.some((owner) => isWithin(street, owner))),
  )
}

interface Narrowed {
  readonly divisions: Division[]
  readonly weight: number
  /** Level of the best-weighted meaning: 日喀则市 is the city before it is the old name of a district. */
  readonly level: number
  readonly deeper: boolean
}

/** What stays possible when `entries` are named after `known`: one must lie within the other. */
function narrow(known: readonly Division[] | undefined, entries: readonly Entry[]): Narrowed | undefined {
  const divisions: Division[] = []
  let weight = 0
  let level = 0
  let deeper = false
  const keep = (division: Division, entry: Entry) => {
    if (!divisions.includes(division)) divisions.push(division)
    level =
      entry.weight > weight
        ? entry.division.level
        : entry.weight < weight
          ? level
          : Math.min(level, entry.division.level)
    weight = Math.max(weight, entry.weight)
  }
  for (const entry of entries) {
    if (!known) {
      if (!entry.onlyBelow) keep(entry.division, entry)
      deeper = true
      continue
    }
    for (const division of known) {
      if (isWithin(entry.division, division)) {
        keep(entry.division, entry)
        if (entry.division !== division) deeper = true
      } else if (isWithin(division, entry.division)) keep(division, entry)
    }
  }
  return divisions.length > 0 ? { divisions, weight, level, deeper } : undefined
}

/** A bare stem in front of a road word counts only when the next name or street confirms it. */
function confirmed(search: Search, end: number, found: Narrowed): boolean {
  const rest = search.text.slice(end, end + 14)
  if (!roadOrPlace.test(rest)) return true
  if (streetFollows(search, end, found.divisions)) return true
  if (zoneAhead.test(rest) && found.divisions.some((division) => division.level === 2)) return true
  return lookAt(search.gazetteer.places, search.text, end).some((hit) => {
    const related = hit.entries.filter((entry) =>
      found.divisions.some((one) => isWithin(entry.division, one) || isWithin(one, entry.division)),
    )
    if (related.length === 0 || hit.length >= 3) return related.length > 0
    // 江苏|镇江|京口区 is not 江苏镇
    const safe = related.some((entry) => entry.weight >= 2)
    if (safe && !roadOrPlace.test(search.text.slice(end + hit.length, end + hit.length + 14))) return true
    const below = hit.entries
      .map((entry) => entry.division)
      .filter((one) => found.divisions.some((outer) => one !== outer && isWithin(one, outer)))
    const after = search.text.charAt(end + hit.length)
    return below.length > 0 && (/[\s,]/.test(after) || streetFollows(search, end + hit.length, below))
  })
}

export interface Step extends Narrowed {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Written out, or at least with its 市, 区, 县. */
  readonly full: boolean
}

export function readStep(
  search: Search,
  path: RegionPath,
  hit: Hit<Entry> & { readonly at: number },
): Step | undefined {
  const found = narrow(path.tokens.length > 0 ? path.candidates : undefined, hit.entries)
  if (!found) return undefined
  const end = hit.at + hit.length
  const text = search.text.slice(hit.at, end)
  // 红旗 of 红旗区 ends like a banner and is a bare stem all the same
  const full = found.weight >= 2.5 || (found.weight >= 2 && /[省市区县盟旗]$/.test(text))
  if (full) return { ...found, text, start: hit.at, end, full }
  if (!confirmed(search, end, found)) return undefined
  // 霸州市霸州镇: a repeated stem that opens a street is the street
  if (!found.deeper && streetFollows(search, hit.at, found.divisions)) return undefined
  return { ...found, text, start: hit.at, end, full }
}
