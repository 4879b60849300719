import { lookAt, type Gazetteer } from './gazetteer'
import { bestPath } from './path'
import { roadOrPlace, streetAt, type RegionPath } from './step'
import { isSeparator, type Segment, type Segmented } from './segments'
import { isWithin } from './tree'

const leadIn = /(?:寄到|地址|如下|址是|发到|在|址)$/
/** Texts with more place names than this are lists, not addresses. */
const maxStarts = 24

/** What it is worth to open a segment, and to open one under a label of addresses. */
const plainBonus = 0.6

interface Located {
  readonly path: RegionPath
  readonly score: number
}

function skipGap(text: string, from: number): number {
  let at = from
  while (at < text.length && isSeparator(text.charAt(at))) at++
  return at
}

function isConfirmedByStreet(gazetteer: Gazetteer, text: string, path: RegionPath): boolean {
  const tail = skipGap(text, path.end)
  const street = streetAt(gazetteer, text, tail)
  if (!street || street.name.length < 3) return false
  return street.owners.some((owner) => path.candidates.some((one) => isWithin(owner, one)))
}

/** 东方明珠, 江山名苑, 永安小筑: bare names of county cities that are words of everyday language too. */
const everydayWord =
  /^(?:东方|江山|永安|永康|新民|兴城|凤城|海城|丰城|宜城|灯塔|榆树|临江|大安|五常|铁力|同江|海林|北安|安达|龙井|和龙|东港|东台|兴化|龙泉|平湖|东阳|临海|天长|明光|福安|南安|乐平|高安|龙口|石狮|德兴|同仁|弥勒|文山|安宁|福泉|合作|玉门|双河|新星|白杨|北流|兴宁|阳春|台山|信宜|东兴|高平|孝义|沙河|新乐|安国|洪湖|石首|万宁|文昌)$/

/** 昆山 康庄中路508号: the bare name of a county city counts more than another bare stem. */
function isCountyCity(text: string, path: RegionPath): boolean {
  const lone = path.candidates.length === 1 ? path.candidates[0] : undefined
  if (lone?.level !== 3 || !lone.name.endsWith('市') || everydayWord.test(lone.name.slice(0, -1))) return false
  return /\d/.test(text.slice(path.end, path.end + 30))
}

/** How much a path is worth beyond its own score: a street that confirms it, or a lone stem that nothing confirms. */
function evidence(gazetteer: Gazetteer, text: string, path: RegionPath): number {
  if (isConfirmedByStreet(gazetteer, text, path)) return 1.5
  const [first] = path.tokens
  if (path.tokens.length > 1 || !first || first.weight >= 3) return 0
  // 沙县小吃: by itself an old name in front of such a word is part of it
  if (first.weight >= 2.5) return roadOrPlace.test(text.slice(path.end, path.end + 14)) ? -3 : 0
  const gap = text.slice(path.end, skipGap(text, path.end))
  const ends = gap.includes('\u0002') || path.end + gap.length === text.length
  if (!ends && isCountyCity(text, path)) return gap ? -0.4 : -0.2
  return gap || ends ? -3 : -1.5
}

/** The best chain of division names anywhere in the text; undefined when nothing is worth believing. */
export function locateRegion(gazetteer: Gazetteer, input: Segmented): RegionPath | undefined {
  const { masked } = input
  let best: Located | undefined
  let starts = 0
  // A start inside a path already read would only find the rest of that path.
  let covered = 0
  const tryAt = (at: number, bonus: number, inner: boolean) => {
    if (at < covered || starts++ >= maxStarts) return
    const path = bestPath(gazetteer, masked, at)
    const first = path?.tokens[0]
    if (!path || !first) return
    covered = Math.max(covered, path.end)
    const found = evidence(gazetteer, masked, path)
    // A label in front says that an address follows, not that 西湖 in 西湖文三路 is a district
    let score = path.score + (found < 0 ? Math.min(bonus, plainBonus) : bonus) + found
    if (inner && first.weight < 2.5 && first.level !== 1) score -= 2
    if (!best || score > best.score + 1e-9) best = { path, score }
  }
  for (const segment of input.segments) {
    if (starts >= maxStarts) break
    if (segment.label === 'name' || segment.label === 'phone' || segment.label === 'postcode') continue
    tryAt(
      segment.start,
      segment.label === 'region' || segment.label === 'address' || segment.label === 'remark' ? 2.5 : plainBonus,
      false,
    )
    for (const [at, distance] of innerStarts(gazetteer, masked, segment)) tryAt(at, -0.25 * distance, true)
  }
  return best && best.score >= 1.1 ? best.path : undefined
}

/** Places inside a segment where a written-out name or a province starts, with the price of leaving text in front of it. */
function innerStarts(gazetteer: Gazetteer, text: string, segment: Segment): [at: number, distance: number][] {
  const found: [number, number][] = []
  for (let at = segment.start + 1; at < segment.end - 1; at++) {
    const strong = lookAt(gazetteer.places, text, at).some((hit) =>
      hit.entries.some(
        (entry) => !entry.onlyBelow && (entry.weight >= 2.5 || (entry.division.level < 3 && entry.weight >= 2)),
      ),
    )
    if (!strong) continue
    const introduced = leadIn.test(text.slice(Math.max(segment.start, at - 3), at))
    found.push([at, Math.min(8, at - segment.start) * (introduced ? 0.1 : 1)])
  }
  return found
}
