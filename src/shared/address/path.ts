import { lookAt, mayStart, type Gazetteer } from './gazetteer'
import { readStep, type RegionPath, type Search, type Step } from './step'
import type { Division } from './tree'

const fillers =
  /^(?:[\s,/\-·、|;\u0001]+|(?:自治区|省)?直辖(?:县级?|行政)?(?:行政)?(?:区划|单位)?|省直辖县级行政(?:区划|单位)|市?辖区|其[它他]区|中国(?!建设|工商|农业|银行|石|移动|电信|联通|人民|邮|铁|国|科|人|大))/
const slipOfCity = /[是事式]/
const maxTokens = 10

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
  // 重庆市县垫江县, 重庆市 县 垫江县
  const county = path.tokens.length === 1 && lone.kind === 'municipality' && search.text.charAt(at) === '县'
  const behind = search.text.charAt(at + 1) === ' ' ? at + 2 : at + 1
  if (county && lookAt(search.gazetteer.places, search.text, behind).length > 0) return behind
  return isMistypedCity(search, at, lone) ? at + 1 : at
}

function stepScore(search: Search, path: RegionPath, step: Step): number {
  const base = step.full ? 3 : step.weight === 2 ? 2 : 1.2
  const { text, gazetteer } = search
  const bare = !step.full && !step.deeper && /[\u4e00-\u9fff]/.test(text.charAt(step.end))
  // 长春市南关区|吉林大路: a bare stem that adds nothing and runs into a word is part of it
  const runsOn = bare && lookAt(gazetteer.places, text, step.end).length === 0
  // A repeat says little; a level named for the first time says something even when it stands above: 望谟县 贵州省
  const fresh = step.deeper || (!runsOn && !path.tokens.some((token) => token.level === step.level))
  if (fresh) return base + step.text.length * 0.25
  return base * 0.35 + step.text.length * 0.08 - (bare ? 1 : 0)
}

function isBetter(path: RegionPath, best: RegionPath | undefined): boolean {
  return !best || path.score > best.score || (path.score === best.score && path.end > best.end)
}

/** 平原 山东省: what stands bare in front of a province is rather the receiver's name. */
const climbsFromStem = (path: RegionPath, step: Step) =>
  path.tokens.some((token) => token.level > step.level) && path.tokens.every((token) => token.weight < 2.5)

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
    if (!step || climbsFromStem(path, step) || (foreign && !step.full)) continue
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
    const { text, start, end, level, deeper } = step
    const weight = step.full ? Math.max(step.weight, 2.5) : step.weight
    extend(search, {
      start: path.start,
      end,
      score: path.score + stepScore(search, path, step),
      candidates: step.divisions,
      tokens: [...path.tokens, { text, start, end, weight, level, deeper, slip }],
    })
  }
}

const institution =
  /^[^路街巷弄号镇乡村道\d\s]{0,12}?(?:医院|大学|学院|中学|小学|学校|幼儿园|政府|局|厅|委员会|法院|检察院|公司|集团|银行|中心|博物馆|图书馆|体育馆|研究[院所]|机场|火车站|宾馆|饭店|酒店|大厦)/

/** 鼓楼区|江苏省人民医院: a repeat that opens the name of an institution belongs to it. */
function withoutOpening(text: string, path: RegionPath): RegionPath {
  const tokens = [...path.tokens]
  const lowest = Math.max(...tokens.map((token) => token.level))
  for (let last = tokens[tokens.length - 1]; last && last.level < lowest; last = tokens[tokens.length - 1]) {
    if (!institution.test(text.slice(last.end, last.end + 20))) break
    tokens.pop()
  }
  const end = tokens[tokens.length - 1]?.end
  return end === undefined ? path : { ...path, tokens, end }
}

export function bestPath(gazetteer: Gazetteer, text: string, start: number): RegionPath | undefined {
  const search: Search = { text, gazetteer, budget: 60 }
  extend(search, { start, end: start, score: 0, candidates: [], tokens: [] })
  return search.best && withoutOpening(text, search.best)
}
