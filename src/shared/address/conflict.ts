import { lookAt, meaningsFor, type Gazetteer } from './gazetteer'
import { isSeparator } from './segments'
import type { Division } from './tree'

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
  return high === true && meaningsFor(gazetteer.places, text, candidates).length === 0
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

/** 东莞市东城区 and 中山市石岐区 are streets of cities without districts, whoever else has a 东城区. */
export function isTown({ streets }: Gazetteer, city: Division, word: string): boolean {
  const stem = word.replace(/[区市县]$/, '')
  const names = [word, `${word}街道`, `${stem}街道`, `${stem}镇`]
  return city.flat && names.some((name) => streets.names.get(name)?.includes(city))
}

/** 上海市|西湖区文三路, 玄武区|鼓楼区中山路: a district right behind the region that is none of its own. */
export function conflictAfter(ground: Ground, at: number): Conflict | undefined {
  const { gazetteer, masked, candidates } = ground
  for (const hit of lookAt(gazetteer.places, masked, at)) {
    const text = masked.slice(at, at + hit.length)
    const end = at + hit.length
    if (meaningsFor(gazetteer.places, text, candidates).length > 0) return undefined
    const [known] = candidates
    if (known && isTown(gazetteer, known, text)) return undefined
    const official = hit.entries.some(
      ({ division, weight, old }) => division.level >= 2 && (old ? weight >= 2.5 : division.name === text),
    )
    const closed = hit.length >= 3 && /[市区县州旗]$/.test(text) && !/^[路街大场小]/.test(masked.slice(end))
    // Behind a settled district the other one stays in the detail: nobody can say which is meant
    if (official && closed) return { text, start: at, end: known?.level === 3 || known?.flat ? at : end }
  }
  return undefined
}
