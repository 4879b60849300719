import type { Gazetteer } from './gazetteer'
import type { Division } from './tree'

const suffix = /[区县市旗州盟]$|地区$/
/** Words that end like a division but name a place inside a detail. */
const notDivision = /(?:小区|校区|园区|社区|城区|片区|[东西南北新郊]区|市场|超市|城市|景区|厂区|矿区|院区)$/

interface NearMiss {
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

/** A word that opens with one official name of another place is a contradiction, not a slip. */
const namesAnother = (gazetteer: Gazetteer, word: string) =>
  gazetteer.places.names.get(word)?.some((entry) => entry.weight === 3) === true

/** 诲南藏族自治州贵德县: of several, the one whose child follows. */
function withChildAfter(close: readonly Division[], tail: string): Division[] {
  return close.filter((one) => {
    const after = tail.slice(one.name.length)
    return one.children.some((child) => after.startsWith(child.name))
  })
}

/**
 * 辽宁省鞍山市|铁希区: the one child that differs in a single character; of several, the one that sounds the same, then
 * the one whose own child follows. Undefined when that leaves more than one.
 */
export function nearMiss(gazetteer: Gazetteer, tail: string, parent: Division): NearMiss | undefined {
  const close: Division[] = []
  const alike: Division[] = []
  for (const division of parent.children) {
    const { name } = division
    const word = tail.slice(0, name.length)
    if (name.length < 3 || word.slice(-1) !== name.slice(-1) || !suffix.test(word) || namesAnother(gazetteer, word))
      continue
    const apart = oneApart(word, name)
    if (!apart) continue
    if (gazetteer.soundsLike(...apart)) alike.push(division)
    else if (!notDivision.test(word)) close.push(division)
  }
  const picked = alike.length > 0 ? alike : close
  const left = picked.length > 1 ? withChildAfter(picked, tail) : picked
  const only = left.length === 1 ? left[0] : undefined
  return only && { division: only, length: only.name.length }
}
