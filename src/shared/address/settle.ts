import { lookAt, type Gazetteer } from './gazetteer'
import { nearMiss } from './near-miss'
import { bestPath, streetAt, type RegionPath, type Token } from './path'
import { isSeparator, type Segmented } from './segments'
import { atLevel, isWithin, type Division } from './tree'

/** What the address says of its region, as far as it is certain. */
export interface Region {
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  /** More than one: nothing in the text decides between them. */
  readonly candidates: readonly Division[]
  readonly street?: string
  /** The district was not written; its street named it. */
  readonly byStreet: boolean
  /** The name as mistyped. */
  readonly typo?: string
  /** 高新区 and the like, which no table of districts knows. */
  readonly zone?: string
  /** A place named beside the region that cannot contain it. */
  readonly conflict?: { readonly text: string; readonly start: number; readonly end: number }
}

type Draft = { -readonly [K in keyof Region]: Region[K] }

const zone =
  /^[\u4e00-\u9fff]{0,6}?(?:工业园区|高新(?:技术(?:产业)?开发)?区|经济(?:技术)?开发区|经开区|开发区|高新园区|示范区|投资区|管理区|新区|园区|港区|旅游区|度假区|高新西区|大亚湾区|航空港区)/
const addressLabel = /^(?:[\s,/\-|。\u0001]|(?:详细地址|街道地址|具体地址|地址)\s*:?)+/

const tailAt = (text: string, end: number) => end + (addressLabel.exec(text.slice(end, end + 24))?.[0].length ?? 0)

/** Same-named levels, official names over stems, today's names over old ones. */
function prefer(path: RegionPath): Division[] {
  let kept = [...path.candidates]
  const last = path.tokens[path.tokens.length - 1]
  // 日喀则地区日喀则市: under an old prefecture the city's name is the old name of its district
  const level = path.tokens.slice(0, -1).some((token) => token.level === 2 && (token.old || token.weight < 2.5))
    ? 3
    : last?.level
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

function decide(kept: Division[], tokens: readonly Token[], owners: readonly Division[]): Division[] {
  const narrowed = (list: Division[], test: (one: Division) => boolean) => {
    const some = list.filter(test)
    return some.length > 0 ? some : list
  }
  let left = kept
  if (left.length > 1) left = narrowed(left, (one) => owners.some((owner) => isWithin(owner, one)))
  if (left.length > 1) left = narrowed(left, (one) => tokens.some((token) => token.text === one.name))
  return left
}

/** The district whose street follows, when the text gave only a city or province. */
function districtByStreet(
  text: string,
  at: number,
  known: Division,
  street: ReturnType<typeof streetAt>,
): Division | undefined {
  if (!street || known.level === 3 || known.flat) return undefined
  const below = street.owners.filter((owner) => owner !== known && isWithin(owner, known))
  const suffixed = /(?:街道|镇|乡|苏木)$/.test(street.name)
  const road = (suffixed ? /^路/ : /^(?:大道|路|街)/).test(text.slice(at + street.name.length))
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
  const more = miss.division.level === 2 ? bestPath(gazetteer, text, tailAt(text, draft.end)) : undefined
  const below = more?.candidates.filter((one) => isWithin(one, miss.division)) ?? []
  if (more && below.length === 1) {
    draft.candidates = below
    draft.end = more.end
    draft.tokens = [...draft.tokens, ...more.tokens]
  }
  return true
}

/** Province or city right in front of the region, or a district right behind it, that does not fit. */
function findConflict(draft: Region, gazetteer: Gazetteer, masked: string): Region['conflict'] {
  let end = draft.start
  while (end > 0 && isSeparator(masked.charAt(end - 1)) && masked.charAt(end - 1) !== '\u0002') end--
  for (let length = 2; length <= Math.min(11, end); length++) {
    const text = masked.slice(end - length, end)
    const entries = gazetteer.places.names.get(text)
    if (!entries?.some((entry) => entry.division.level <= 2 && (entry.weight >= 3 || entry.division.level === 1)))
      continue
    const fits = entries.some((entry) =>
      draft.candidates.some((one) => isWithin(one, entry.division) || isWithin(entry.division, one)),
    )
    const before = masked.charAt(end - length - 1)
    const bounded = before === '' || isSeparator(before) || /[省市区:到址]/.test(before)
    if (!fits && bounded && (length >= 3 || end === draft.start)) return { text, start: end - length, end }
  }
  const known = draft.candidates[0]
  if (draft.candidates.length !== 1 || !known || known.level === 3 || known.flat || draft.zone) return undefined
  const at = tailAt(masked, draft.end)
  for (const hit of lookAt(gazetteer.places, masked, at)) {
    const text = masked.slice(at, at + hit.length)
    const official = hit.entries.some(
      (entry) => entry.weight === 3 && entry.division.level >= 2 && entry.division.name === text,
    )
    if (
      official &&
      hit.length >= 3 &&
      /[市区县州旗]$/.test(text) &&
      !/^[路街大场小]/.test(masked.slice(at + hit.length))
    )
      return { text, start: at, end: at + hit.length }
  }
  return undefined
}

export function settleRegion(gazetteer: Gazetteer, input: Segmented, path: RegionPath): Region {
  const text = input.masked
  const draft: Draft = { start: path.start, end: path.end, tokens: path.tokens, candidates: [], byStreet: false }
  let at = tailAt(text, path.end)
  let street = streetAt(gazetteer, text, at)
  draft.candidates = decide(prefer(path), path.tokens, street?.owners ?? [])
  let known = draft.candidates.length === 1 ? draft.candidates[0] : undefined
  if (known && known.level < 3 && !known.flat) {
    const district = districtByStreet(text, at, known, street)
    if (district) {
      draft.candidates = [(known = district)]
      draft.byStreet = true
    } else if (applyNearMiss(draft, gazetteer, text)) {
      known = draft.candidates[0]
      at = tailAt(text, draft.end)
      street = streetAt(gazetteer, text, at)
    } else if (
      !lookAt(gazetteer.places, text, at).some(
        (hit) => hit.length >= 3 && hit.entries.some((entry) => entry.weight === 3 && entry.division.level === 3),
      )
    ) {
      const found = zone.exec(text.slice(at, at + 20))?.[0]
      if (found && known.level === 2) draft.zone = found
    }
  }
  const within = street?.owners.some((owner) => draft.candidates.some((one) => isWithin(owner, one)))
  if (street && within && /(?:街道|镇|乡|苏木)$/.test(street.name)) draft.street = street.name
  const conflict = findConflict(draft, gazetteer, text)
  return conflict ? { ...draft, conflict } : draft
}

/** The division of a level all candidates share. */
export function shared(candidates: readonly Division[], level: 1 | 2 | 3): Division | undefined {
  const [first, ...others] = candidates
  const division = first && atLevel(first, level)
  return others.every((other) => atLevel(other, level) === division) ? division : undefined
}
