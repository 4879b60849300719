import type { Gazetteer } from './gazetteer'
import { gluedName } from './glued-name'
import { shapeScore } from './name-shape'
import { besidePhone, type Part } from './parts'
import { isRemark, isRequest } from './remarks'

const bareName = (text: string) =>
  text
    .replace(/^\s*[(【[][^)】\]]*[)】\]](?=[\u4e00-\u9fff])/, '')
    .replace(/^(?:谢谢[您了啦]?|麻烦[您了]?)?[\s(【[:]+/, '')
    .replace(/^(?:收件人|收货人|联系人|姓名|我叫|我是|是|寄给|发给)(?=[\u4e00-\u9fff]{2})|^to\s*:\s*/i, '')
    .replace(/[\s([]*(?:收|亲收|签收)[)\]]*$/, (found, at: number) => (at === 0 ? found : ''))
    .replace(/[\s)】\]:。.(]*$/, '')
    .trim()

/** A desk that takes parcels, where a person's name is expected. */
const desk = /^(?:前台|门卫|门岗|物业|仓库|客服|售后|收发室|保安室)$/

interface Context {
  readonly gazetteer: Gazetteer
  readonly masked: string
  readonly first: boolean
  readonly last: boolean
}

function placeScore(part: Part, { first, last, masked }: Context): number {
  const beside = besidePhone(masked, part)
  let score = beside ? 2.2 : 0
  if (first) score += 1
  // 13800138000 深圳市南山区学府路15号 朝阳
  if (last && !beside && part.place === 'after' && !/\d/.test(part.text)) score += 1.5
  if (part.place === 'before') score += 0.8
  if (part.place === 'joined-after') score -= 3
  if (part.place === 'joined-before') score += 0.3
  if (part.label !== 'address') return score
  return score - (part.place === 'after' && beside ? 0.7 : 3)
}

function nameScore(part: Part, context: Context): number {
  const text = bareName(part.text)
  if (!text || isRemark(text)) return -9
  if (part.label === 'name') return 9
  if (part.label === 'remark') return -9
  if (part.label === 'phone' || part.label === 'postcode' || part.label === 'region') return -5
  if (context.gazetteer.streets.names.has(text)) return -4
  const place = context.gazetteer.places.names.get(text)
  if (place?.some((entry) => entry.weight >= 3 && entry.division.name === text)) return -4
  const score = shapeScore(text, /收\)?$/.test(part.text)) + placeScore(part, context)
  if (isRequest(text)) return score - 2
  return context.first && desk.test(text) ? score + 3.5 : score
}

/** A text of more parts is no address; its ends are read so that it costs no time. */
const likelyParts = (parts: readonly Part[]) =>
  parts.length > 80 ? [...parts.slice(0, 60), ...parts.slice(-20)] : parts

function lastSpoken(parts: readonly Part[]): Part | undefined {
  let at = parts.length - 1
  while (at > 0 && isRemark(bareName(parts[at]?.text ?? ''))) at--
  return parts[at]
}

/** Takes the name out of the parts; the part it came from is marked used or shortened. */
export function takeName(parts: readonly Part[], gazetteer: Gazetteer, masked: string): string {
  let best: Part | undefined
  let bestScore = 1.4
  const likely = likelyParts(parts)
  const last = lastSpoken(likely)
  likely.forEach((part, index) => {
    const score = nameScore(part, { gazetteer, masked, first: index === 0, last: part === last })
    if (score > bestScore) {
      best = part
      bestScore = score
    }
  })
  if (best) {
    best.used = true
    const more =
      best.label === 'name'
        ? parts.filter((part) => part.label === 'name' && part !== best && part.place !== 'joined-after')
        : []
    for (const part of more) part.used = true
    return bareName(best.text)
  }
  for (const part of likely) {
    const glued = part.label === 'name' ? undefined : gluedName(part, masked)
    if (!glued) continue
    part.text = part.text.trimEnd().slice(0, -glued.length)
    return glued.name
  }
  return ''
}
