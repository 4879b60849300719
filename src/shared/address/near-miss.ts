import type { Gazetteer } from './gazetteer'
import type { Division } from './tree'

const written = /^[\u4e00-\u9fff]{1,9}?(?:自治县|自治州|新区|区|县|市|旗|州|地区|盟)/
/** Words that end like a division but name a place inside a detail. */
const notDivision = /(?:小区|校区|园区|社区|城区|片区|[东西南北新郊]区|市场|超市|城市|景区|厂区|矿区|院区)$/

export interface NearMiss {
  readonly division: Division
  readonly length: number
}

function oneApart(written: string, name: string): [string, string] | undefined {
  let apart: [string, string] | undefined
  for (let at = 0; at < name.length; at++) {
    if (written.charAt(at) === name.charAt(at)) continue
    if (apart) return undefined
    apart = [written.charAt(at), name.charAt(at)]
  }
  return apart
}

/** 辽宁省鞍山市|铁希区: the one child that differs in a single character; of several, the one that sounds the same. */
export function nearMiss(gazetteer: Gazetteer, tail: string, parent: Division): NearMiss | undefined {
  const word = written.exec(tail)?.[0]
  if (!word || word.length < 3) return undefined
  const close: { division: Division; sounds: boolean }[] = []
  for (const division of parent.children) {
    if (division.name.length !== word.length || division.name.slice(-1) !== word.slice(-1)) continue
    const apart = oneApart(word, division.name)
    if (apart) close.push({ division, sounds: gazetteer.soundsLike(...apart) })
  }
  const alike = close.filter((one) => one.sounds)
  const picked = alike.length > 0 ? alike : notDivision.test(word) ? [] : close
  const only = picked.length === 1 ? picked[0] : undefined
  return only && { division: only.division, length: word.length }
}
