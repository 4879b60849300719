import { lookAt, type Gazetteer } from './gazetteer'
import { isSeparator } from './segments'
import { isWithin, type Division } from './tree'

/** A place named beside the region that cannot contain it, and where it stands in the text. */
export interface Conflict {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Ground {
  readonly gazetteer: Gazetteer
  readonly masked: string
  readonly candidates: readonly Division[]
}

/** A province or a city written out, that neither holds a candidate nor lies in one. */
function isForeign({ gazetteer, candidates }: Ground, text: string): boolean {
  const entries = gazetteer.places.names.get(text)
  const high = entries?.some(({ division, weight }) => division.level === 1 || (division.level === 2 && weight >= 3))
  if (!entries || !high) return false
  return !entries.some(({ division }) => candidates.some((one) => isWithin(one, division) || isWithin(division, one)))
}

/** 广东省|杭州市西湖区: a province or city right in front of the region. */
export function conflictBefore(ground: Ground, start: number): Conflict | undefined {
  const { masked } = ground
  let end = start
  while (end > 0 && isSeparator(masked.charAt(end - 1)) && masked.charAt(end - 1) !== '\u0002') end--
  for (let length = 2; length <= Math.min(11, end); length++) {
    const text = masked.slice(end - length, end)
    const before = masked.charAt(end - length - 1)
    const bounded = before === '' || isSeparator(before) || /[省市区:到址]/.test(before)
    if (bounded && (length >= 3 || end === start) && isForeign(ground, text)) return { text, start: end - length, end }
  }
  return undefined
}

/** 上海市|西湖区文三路: an official district of another city right behind a region that still wants one. */
export function conflictAfter(ground: Ground, at: number): Conflict | undefined {
  const { gazetteer, masked } = ground
  for (const hit of lookAt(gazetteer.places, masked, at)) {
    const text = masked.slice(at, at + hit.length)
    const end = at + hit.length
    const official = hit.entries.some(
      ({ division, weight }) => weight === 3 && division.level >= 2 && division.name === text,
    )
    const closed = hit.length >= 3 && /[市区县州旗]$/.test(text) && !/^[路街大场小]/.test(masked.slice(end))
    if (official && closed) return { text, start: at, end }
  }
  return undefined
}
