import { conflictAfter, conflictBefore, type Conflict } from './conflict'
import { lookAt, meaningsFor, type Gazetteer } from './gazetteer'
import { nearMiss } from './near-miss'
import { bestPath } from './path'
import { streetAt, type RegionPath, type Token } from './step'
import type { Segmented } from './segments'
import { atLevel, isWithin, type Division } from './tree'

/** `old`: for the division that was meant the word is a former name: 四平市 in front of 公主岭市. */
export interface NamedToken extends Token {
  readonly old: boolean
}

/** What the address says of its region, as far as it is certain. */
export interface Region {
  readonly start: number
  readonly end: number
  readonly tokens: readonly NamedToken[]
  /** More than one: nothing in the text decides between them. */
  readonly candidates: readonly Division[]
  readonly street?: string
  /** The district was not written; its street named it. */
  readonly byStreet: boolean
  /** The name as mistyped. */
  readonly typo?: string
  /** 高新区 and the like, which no table of districts knows. */
  readonly zone?: string
  /** The street is in a sister district; the district stays as written. */
  readonly elsewhere?: { readonly street: string; readonly district: Division }
  readonly conflict?: Conflict
}

type Draft = { -readonly [K in keyof Region]: Region[K] }

const zone =
  /^[\u4e00-\u9fff]{0,6}?(?:工业园区|高新(?:技术(?:产业)?开发)?区|经济(?:技术)?开发区|经开区|开发区|高新园区|示范区|投资区|管理区|新区|园区|港区|旅游区|度假区|高新西区|大亚湾区|航空港区)/
const streetSuffix = /(?:街道|镇|乡|苏木)$/
const addressLabel = /^(?:[\s,/\-|。\u0001]|(?:详细地址|街道地址|具体地址|地址)\s*:?)+/

const tailAt = (text: string, end: number) => end + (addressLabel.exec(text.slice(end, end + 24))?.[0].length ?? 0)

/** Same-named levels, official names over stems, today's names over old ones. */
function prefer({ places }: Gazetteer, path: RegionPath): Division[] {
  let kept = [...path.candidates]
  const last = path.tokens[path.tokens.length - 1]
  // 日喀则地区日喀则市: under an old prefecture the city's name is the old name of its district
  const isOldCity = ({ text, level, weight }: Token) =>
    level === 2 && (weight < 2.5 || places.names.get(text)?.every((entry) => entry.old) === true)
  const level = path.tokens.slice(0, -1).some(isOldCity) ? 3 : last?.level
  const tries: ((one: Division) => boolean)[] = [
    (one) => !(last && last.weight >= 2.5) || one.level === level,
    (one) => !kept.some((other) => other !== one && isWithin(one, other)),
  ]
  for (const test of tries) {
    const some = kept.filter(test)
    if (some.length > 0) kept = some
  }
  return kept
}

/** 江北区 alone is Ningbo's, and was Chongqing's until lately: nothing decides. A city's old name never stands alone. */
function isNamed(gazetteer: Gazetteer, tokens: readonly Token[], one: Division): boolean {
  return tokens.some(({ text }) => {
    if (text === one.name) return true
    const meanings = gazetteer.places.names.get(text)?.filter((entry) => entry.division === one) ?? []
    return one.level === 3 && meanings.some((entry) => entry.old && !entry.onlyBelow)
  })
}

function nameTokens({ places }: Gazetteer, tokens: readonly Token[], meant: readonly Division[]): NamedToken[] {
  return tokens.map((token) => {
    const meanings = meaningsFor(places, token.text, meant)
    return { ...token, old: meanings.length > 0 && meanings.every((entry) => entry.old) }
  })
}

function decide(
  gazetteer: Gazetteer,
  path: Pick<RegionPath, 'candidates' | 'tokens'>,
  owners: readonly Division[],
): Division[] {
  const { candidates, tokens } = path
  const narrowed = (list: Division[], test: (one: Division) => boolean) => {
    const some = list.filter(test)
    return some.length > 0 ? some : list
  }
  let left = [...candidates]
  if (left.length > 1) left = narrowed(left, (one) => owners.some((owner) => isWithin(owner, one)))
  if (left.length > 1) left = narrowed(left, (one) => isNamed(gazetteer, tokens, one))
  return left
}

type FoundStreet = ReturnType<typeof streetAt>

/** The district whose street follows, when the text gave only a city or province. `rest` is the text behind the street. */
function districtByStreet(known: Division, street: FoundStreet, rest: string): Division | undefined {
  if (!street) return undefined
  const below = street.owners.filter((owner) => owner !== known && isWithin(owner, known))
  const suffixed = streetSuffix.test(street.name)
  const road = (suffixed ? /^路/ : /^(?:大道|路|街)/).test(rest)
  const trusted = suffixed || known.level === 2 || known.kind === 'municipality'
  return below.length === 1 && trusted && !road ? below[0] : undefined
}

function applyNearMiss(draft: Draft, gazetteer: Gazetteer, text: string): boolean {
  const known = draft.candidates[0]
  const at = tailAt(text, draft.end)
  const miss = known && known.level < 3 ? nearMiss(gazetteer, text.slice(at, at + 24), known) : undefined
  if (!miss) return false
  draft.typo = text.slice(at, at + miss.length)
  draft.end = at + miss.length
  draft.candidates = [miss.division]
  if (miss.division.level === 2) readOn(draft, gazetteer, { text, at: draft.end })
  return true
}

/** What names a part of the known division behind a slip or a zone belongs to the region. */
function readOn(draft: Draft, gazetteer: Gazetteer, from: { readonly text: string; readonly at: number }): boolean {
  const [known] = draft.candidates
  const more = bestPath(gazetteer, from.text, tailAt(from.text, from.at))
  const below = more?.candidates.filter((one) => known && one !== known && isWithin(one, known)) ?? []
  if (!more || below.length !== 1) return false
  draft.candidates = below
  draft.end = more.end
  draft.tokens = [...draft.tokens, ...nameTokens(gazetteer, more.tokens, below)]
  return true
}

function zoneAt(gazetteer: Gazetteer, text: string, at: number): string | undefined {
  const district = lookAt(gazetteer.places, text, at).some(
    (hit) => hit.length >= 3 && hit.entries.some((entry) => entry.weight === 3 && entry.division.level === 3),
  )
  return district ? undefined : zone.exec(text.slice(at, at + 20))?.[0]
}

/** A region that stops above the district: its street, a mistyped district, or a zone may follow. */
function goDeeper(draft: Draft, gazetteer: Gazetteer, text: string): void {
  const known = draft.candidates.length === 1 ? draft.candidates[0] : undefined
  if (!known || known.level === 3 || known.flat) return
  const at = tailAt(text, draft.end)
  const street = streetAt(gazetteer, text, at)
  const district = districtByStreet(known, street, text.slice(at + (street?.name.length ?? 0)))
  if (district) {
    draft.candidates = [district]
    draft.byStreet = true
  } else if (!applyNearMiss(draft, gazetteer, text)) {
    const found = zoneAt(gazetteer, text, at)
    // 河北省雄安新区|容城县
    if (found && (readOn(draft, gazetteer, { text, at: at + found.length }) || known.level === 2)) draft.zone = found
  }
}

/** 余杭区塘栖镇: a street that only a sister district has, since the district was divided. */
function sisterOf(district: Division | undefined, owners: readonly Division[]): Division | undefined {
  const [owner] = owners
  if (district?.level !== 3 || !district.packedStreets || owners.length !== 1 || !owner) return undefined
  return owner !== district && owner.parent === district.parent ? owner : undefined
}

function nameStreet(draft: Draft, street: FoundStreet): void {
  if (!street || !streetSuffix.test(street.name)) return
  const within = street.owners.some((owner) => draft.candidates.some((one) => isWithin(owner, one)))
  if (within) draft.street = street.name
  const sister = draft.candidates.length === 1 && !within ? sisterOf(draft.candidates[0], street.owners) : undefined
  if (sister) draft.elsewhere = { street: street.name, district: sister }
}

export function settleRegion(gazetteer: Gazetteer, input: Segmented, path: RegionPath): Region {
  const masked = input.masked
  const draft: Draft = { start: path.start, end: path.end, tokens: [], candidates: [], byStreet: false }
  const owners = streetAt(gazetteer, masked, tailAt(masked, path.end))?.owners ?? []
  draft.candidates = decide(gazetteer, { candidates: prefer(gazetteer, path), tokens: path.tokens }, owners)
  draft.tokens = nameTokens(gazetteer, path.tokens, draft.candidates)
  goDeeper(draft, gazetteer, masked)
  const at = tailAt(masked, draft.end)
  nameStreet(draft, streetAt(gazetteer, masked, at))
  const ground = { gazetteer, masked, candidates: draft.candidates }
  const lone = draft.candidates.length === 1 && !draft.zone
  const conflict = conflictBefore(ground, draft.start) ?? (lone ? conflictAfter(ground, at) : undefined)
  return conflict ? { ...draft, conflict } : draft
}

/** The division of a level all candidates share. */
export function shared(candidates: readonly Division[], level: 1 | 2 | 3): Division | undefined {
  const [first, ...others] = candidates
  const division = first && atLevel(first, level)
  return others.every((other) => atLevel(other, level) === division) ? division : undefined
}
