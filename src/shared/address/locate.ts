import { lookAt, type Gazetteer } from './gazetteer'
import { bestPath } from './path'
import { streetAt, type RegionPath } from './step'
import { isSeparator, type Segment, type Segmented } from './segments'
import { isWithin } from './tree'

const leadIn = /(?:寄到|地址|如下|址是|发到|在|址)$/
/** Texts with more place names than this are lists, not addresses. */
const maxStarts = 24

interface Located {
  readonly path: RegionPath
  readonly score: number
}

function isConfirmedByStreet(gazetteer: Gazetteer, text: string, path: RegionPath): boolean {
  let tail = path.end
  while (tail < text.length && isSeparator(text.charAt(tail))) tail++
  const street = streetAt(gazetteer, text, tail)
  if (!street || street.name.length < 3) return false
  return street.owners.some((owner) => path.candidates.some((one) => isWithin(owner, one)))
}

/** 昆山 康庄中路508号: the bare name of a county city counts more than another bare stem. */
function isCountyCity(text: string, path: RegionPath): boolean {
  const lone = path.candidates.length === 1 ? path.candidates[0] : undefined
  return lone?.level === 3 && lone.name.endsWith('市') && /\d/.test(text.slice(path.end, path.end + 30))
}

/** How much a path is worth beyond its own score: a street that confirms it, or a lone stem that nothing confirms. */
function evidence(gazetteer: Gazetteer, text: string, path: RegionPath): number {
  if (isConfirmedByStreet(gazetteer, text, path)) return 1.5
  if (path.tokens.length > 1 || path.tokens.some((token) => token.weight >= 2.5)) return 0
  const next = text.charAt(path.end)
  const apart = next === '' || isSeparator(next)
  if (next !== '\u0002' && next !== '' && isCountyCity(text, path)) return apart ? -0.4 : -0.2
  return apart ? -3 : -1.5
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
    let score = path.score + bonus + evidence(gazetteer, masked, path)
    if (inner && first.weight < 2.5 && first.level !== 1) score -= 2
    if (!best || score > best.score + 1e-9) best = { path, score }
  }
  for (const segment of input.segments) {
    if (starts >= maxStarts) break
    if (segment.label === 'name' || segment.label === 'phone' || segment.label === 'postcode') continue
    tryAt(
      segment.start,
      segment.label === 'region' || segment.label === 'address' || segment.label === 'remark' ? 2.5 : 0.6,
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
