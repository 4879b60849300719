import type { Part } from './parts'
import { isRemark, isRequest, withoutRemark } from './remarks'
import type { Region } from './settle'
import { shared } from './settle'

const edges = /^[\s,;；、.。:/\\|!-]+|[\s,;；、.。:/\\|!-]+$/g
const placeWord =
  /(?:路|街|道|巷|弄|号|栋|幢|楼|室|单元|层|座|村|组|队|社|园|苑|城|厦|广场|中心|公司|店|学校|小区|花园|镇|乡|\d)/

/** 大塘村一社 萧山区 杭州市 浙江省: the region stands behind its detail. */
function regionComesLast(region: Region, parts: readonly Part[]): boolean {
  const after = parts.some(
    (part) => !part.used && (part.place === 'after' || part.place === 'joined-after') && placeWord.test(part.text),
  )
  const first = region.tokens[0]
  const last = region.tokens[region.tokens.length - 1]
  if (after && !(first && last && region.tokens.length >= 2 && first.level > last.level)) return false
  return parts.some((part) => (part.place === 'before' || part.place === 'joined-before') && placeWord.test(part.text))
}

/** One more writing of the whole region inside the detail goes; a street in front of it that is repeated goes too. */
function withoutRepeat(detail: string, region: Region): string {
  const [province, city, district] = ([1, 2, 3] as const).map((level) => shared(region.candidates, level)?.name ?? '')
  for (const full of [`${province}${city}${district}`, `${province}${district}`, `${city}${district}`]) {
    const at = full.length < 5 ? -1 : detail.indexOf(full)
    if (at < 0 || at >= 16) continue
    const before = detail.slice(0, at)
    const rest = detail.slice(at + full.length)
    return rest.startsWith(before) ? rest : before + rest
  }
  return detail
}

/** 阳光100 3栋 … 民族大道: a building in front of the region that belongs behind its street. */
const building = /\d+\s*(?:号|栋|幢|楼|室|单元|座)/

function isDetailPart(part: Part): boolean {
  if (part.used || part.label === 'name' || part.label === 'postcode' || part.label === 'remark') return false
  return part.label !== 'phone' || part.place === 'joined-after'
}

/** 2103、2104室 and 阳光100 3栋: two numbers never become one. */
const joined = (pieces: readonly string[]): string =>
  pieces.reduce((text, piece) => text + (/[\dA-Za-z]$/.test(text) && /^[\dA-Za-z]/.test(piece) ? ' ' : '') + piece, '')

export interface Detail {
  readonly text: string
  /** A part that stood in front of the region was put behind. */
  readonly moved: boolean
}

export function composeDetail(parts: readonly Part[], region: Region | undefined): Detail {
  const reversed = region !== undefined && regionComesLast(region, parts)
  const kept: string[] = []
  const before: string[] = []
  for (const part of parts) {
    const text = isDetailPart(part) ? withoutRemark(part.text.replace(edges, '')) : ''
    if (!text || isRemark(text) || isRequest(text) || /^[()[\]]+$/.test(text)) continue
    const ahead = region !== undefined && !reversed && (part.place === 'before' || part.place === 'joined-before')
    if (!ahead) kept.push(text)
    else before.push(text)
  }
  const moved = before.some((text) => building.test(text)) ? before : []
  const detail = joined([...kept, ...moved])
  return { text: (region ? withoutRepeat(detail, region) : detail).replace(edges, ''), moved: moved.length > 0 }
}
