import { lookAt, mayStart, type Entry, type Gazetteer, type Hit } from './gazetteer'
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
  readonly old: boolean
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

interface Search {
  readonly text: string
  readonly gazetteer: Gazetteer
  /** Steps left: repeated names would otherwise be combined in every way. */
  budget: number
  best?: RegionPath
}

const fillers =
  /^(?:[\s,/\-·、|;\u0001]+|(?:自治区|省)?直辖(?:县级?|行政)?(?:行政)?(?:区划|单位)?|省直辖县级行政(?:区划|单位)|市?辖区|其[它他]区|中国(?!建设|工商|农业|银行|石|移动|电信|联通|人民|邮|铁|国|科|人|大))/
/** After a bare stem these words make it part of a road or a company: 北京西路, 兰州拉面, 中山大学. */
const roadOrPlace =
  /^(?:东|西|南|北|中|前|后|上|下)?(?:[一二三四五六七八九十]|\d+)?(?:路|街(?!道)|大道|大街|巷|道(?!里区|外区)|弄|胡同|里|桥|站|门|花园|小区|大厦|广场|公园|村|镇|乡|社区|大学|学院|银行|宾馆|酒店|饭店|医院|中学|小学|商场|城(?=$|[^\u4e00-\u9fff]|[市中东西南北])|苑|园|府|湾|岭|山(?!区)|湖|街道|商会|拉面|火锅|小吃|烤鸭|建设(?!路|大道|街|[东西南北中一二三四])|师范|理工|医科|交大|交通|农业)/
const zoneAhead = /^[\u4e00-\u9fff]{0,4}(?:高新区|高新技术|经开区|开发区|工业园区|新区|高新园区|经济技术)/
const slipOfCity = /[是事式]/
const maxTokens = 10

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

/** 深圳是南山区: a mistyped 市 between a city and its own district. */
function isMistypedCity(search: Search, at: number, city: Division): boolean {
  if (city.level !== 2 || !slipOfCity.test(search.text.charAt(at))) return false
  return lookAt(search.gazetteer.places, search.text, at + 1).some(
    (hit) => hit.length >= 3 && hit.entries.some((entry) => entry.weight === 3 && entry.division.parent === city),
  )
}

function skipFillers(search: Search, path: RegionPath): number {
  let at = path.end
  for (let round = 0; round < 4; round++) {
    const match = fillers.exec(search.text.slice(at, at + 24))
    if (!match) break
    at += match[0].length
  }
  const lone = path.candidates.length === 1 ? path.candidates[0] : undefined
  if (!lone) return at
  const county = path.tokens.length === 1 && lone.kind === 'municipality' && search.text.charAt(at) === '县'
  if (county && lookAt(search.gazetteer.places, search.text, at + 1).length > 0) return at + 1
  return isMistypedCity(search, at, lone) ? at + 1 : at
}

interface Narrowed {
  readonly divisions: Division[]
  readonly weight: number
  /** Level of the best-weighted meaning: 日喀则市 is the city before it is the old name of a district. */
  readonly level: number
  readonly deeper: boolean
  readonly old: boolean
}

/** What stays possible when `entries` are named after `known`: one must lie within the other. */
function narrow(known: readonly Division[] | undefined, entries: readonly Entry[]): Narrowed | undefined {
  const divisions: Division[] = []
  let weight = 0
  let level = 0
  let deeper = false
  let old = false
  const keep = (division: Division, entry: Entry) => {
    if (!divisions.includes(division)) divisions.push(division)
    if (entry.old && entry.weight >= weight) old = true
    else if (!entry.old && entry.weight >= weight) old = false
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
  return divisions.length > 0 ? { divisions, weight, level, deeper, old } : undefined
}

/** A bare stem in front of a road word counts only when the next name or street confirms it. */
function confirmed(search: Search, end: number, found: Narrowed): boolean {
  const rest = search.text.slice(end, end + 14)
  if (!roadOrPlace.test(rest)) return true
  if (streetFollows(search, end, found.divisions)) return true
  if (zoneAhead.test(rest) && found.divisions.some((division) => division.level === 2)) return true
  return lookAt(search.gazetteer.places, search.text, end).some((hit) => {
    const related = hit.entries.some((entry) =>
      found.divisions.some((one) => isWithin(entry.division, one) || isWithin(one, entry.division)),
    )
    if (!related || hit.length >= 3) return related
    const below = hit.entries
      .map((entry) => entry.division)
      .filter((one) => found.divisions.some((outer) => one !== outer && isWithin(one, outer)))
    const after = search.text.charAt(end + hit.length)
    return below.length > 0 && (/[\s,]/.test(after) || streetFollows(search, end + hit.length, below))
  })
}

interface Step extends Narrowed {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Written out, or at least with its 市, 区, 县. */
  readonly full: boolean
}

function readStep(search: Search, path: RegionPath, hit: Hit<Entry> & { readonly at: number }): Step | undefined {
  const found = narrow(path.tokens.length > 0 ? path.candidates : undefined, hit.entries)
  if (!found) return undefined
  const end = hit.at + hit.length
  const text = search.text.slice(hit.at, end)
  const full = found.weight >= 2.5 || /[省市区县盟旗]$/.test(text) || (found.weight >= 2 && text.endsWith('州'))
  if (full) return { ...found, text, start: hit.at, end, full }
  if (!confirmed(search, end, found)) return undefined
  // 霸州市霸州镇: a repeated stem that opens a street is the street
  if (!found.deeper && streetFollows(search, hit.at, found.divisions)) return undefined
  return { ...found, text, start: hit.at, end, full }
}

function stepScore(search: Search, path: RegionPath, step: Step): number {
  const base = step.full ? 3 : step.weight === 2 ? 2 : 1.2
  // A repeat says little; a level named for the first time says something even when it stands above: 望谟县 贵州省
  const fresh = step.deeper || !path.tokens.some((token) => token.level === step.level)
  if (fresh) return base + step.text.length * 0.25
  const bareRepeat = !step.full && step.text.length === 2 && /[\u4e00-\u9fff]/.test(search.text.charAt(step.end))
  return base * 0.35 + step.text.length * 0.08 - (bareRepeat ? 1 : 0)
}

function isBetter(path: RegionPath, best: RegionPath | undefined): boolean {
  return !best || path.score > best.score || (path.score === best.score && path.end > best.end)
}

/** The steps possible at a position, longest name first. */
function stepsAt(search: Search, path: RegionPath, at: number): Step[] {
  const steps: Step[] = []
  let longest = 0
  // 山东省|牡丹江市 is a contradiction, not 牡丹区 followed by something.
  let foreign = false
  for (const hit of lookAt(search.gazetteer.places, search.text, at)) {
    // 广东 in 广东省 leads nowhere, 青岛 in 青岛市北区 does.
    if (hit.length < longest && !mayStart(search.gazetteer.places, search.text, at + hit.length)) continue
    const step = readStep(search, path, { ...hit, at })
    foreign ||= !step && hit.entries.some((entry) => entry.weight === 3)
    if (!step || (foreign && !step.full)) continue
    longest = Math.max(longest, hit.length)
    steps.push(step)
  }
  return steps
}

function extend(search: Search, path: RegionPath): void {
  if (path.tokens.length > 0 && isBetter(path, search.best)) search.best = path
  if (path.tokens.length >= maxTokens || search.budget-- <= 0) return
  const at = path.tokens.length > 0 ? skipFillers(search, path) : path.end
  const slip = at > path.end && slipOfCity.test(search.text.charAt(at - 1))
  for (const step of stepsAt(search, path, at)) {
    const { text, start, end, level, deeper, old } = step
    const weight = step.full ? Math.max(step.weight, 2.5) : step.weight
    extend(search, {
      start: path.start,
      end,
      score: path.score + stepScore(search, path, step),
      candidates: step.divisions,
      tokens: [...path.tokens, { text, start, end, weight, level, deeper, old, slip }],
    })
  }
}

export function bestPath(gazetteer: Gazetteer, text: string, start: number): RegionPath | undefined {
  const search: Search = { text, gazetteer, budget: 120 }
  extend(search, { start, end: start, score: 0, candidates: [], tokens: [] })
  return search.best
}
