import type { PhoneSpan } from './phones'

/** What a label in front of a segment promised: 收件人, 电话, 所在地区, 地址, 邮编, 备注; '' without a label. */
export type Label = '' | 'name' | 'phone' | 'region' | 'address' | 'postcode' | 'remark'

export interface Segment {
  readonly start: number
  readonly end: number
  readonly label: Label
}

export interface Segmented {
  /** The text with phones, ids and postcodes as \u0002 and labels as \u0001, same length. */
  readonly masked: string
  readonly segments: readonly Segment[]
  /** Digits of a [1234] tag, the mark a shop puts on name and address of a virtual number. */
  readonly tag?: string
}

const separators: ReadonlySet<string> = new Set(' \t\n\v\f\u2028\u2029,;；|、。!/\\\u0001\u0002')
export const isSeparator = (character: string) => separators.has(character)
const labelPattern =
  /(?:【\s*)?(?:(收\s?[件货]\s?人(?:姓名|信息)?|联\s?系\s?人|姓\s?名|名\s?字|Name|收(?=\s?[:=]))|((?:联系|收货|收件|备用|固定)?\s?(?:电\s?话|手\s?机)(?:号码|号)?|座机|联系方式|虚拟号码?|Tel|Phone|Mobile|电(?=\s?[:=]))|(所在(?:地区|地)|省市区|地\s?区|(?:国家|省份?|城?市|区县?|县区?|区域|乡镇|街道)(?=\s*[:=]))|((?:收货|收件|邮寄|详细|街道|具体|联系|送货)?\s?地\s?址|Address|[寄址](?=\s?[:=]))|(邮\s?编|邮政编码)|(备\s?注))(?:\s*】)?\s*(?:[:=]|是(?=[\u0002\u4e00-\u9fff]))?[^\S\n]*/gi
const labelOrder: readonly Label[] = ['name', 'phone', 'region', 'address', 'postcode', 'remark']
const standsAlone = /^(?:手机号码|收货人|收件人|详细地址|所在地区|收货地址|收件地址|联系电话|虚拟号)/

const maxNameLength = 8

interface LabelSpan {
  readonly start: number
  readonly end: number
  readonly label: Label
}

const cover = (text: string, [from, to]: readonly [number, number], mark = '\u0002') =>
  text.slice(0, from) + mark.repeat(to - from) + text.slice(to)

const postcode = /(^|[^\dA-Za-z#-])(\d{6})(?![\d室号栋楼#-])/g

/** A postcode is taken out only where it stands apart; six digits inside a detail may be a house. */
function maskPostcodes(masked: string): string {
  let text = masked
  for (const match of masked.matchAll(postcode)) {
    const start = match.index + (match[1]?.length ?? 0)
    const before = masked.charAt(start - 1) || ' '
    const after = masked.charAt(start + 6) || ' '
    const openLeft = isSeparator(before)
    const openRight = isSeparator(after)
    const beforeHan = /[\u4e00-\u9fff]/.test(before) && !/[路街道巷村弄号栋座楼期区]/.test(before)
    if (openLeft ? openRight || /[\u4e00-\u9fff]/.test(after) : openRight && beforeHan)
      text = cover(text, [start, start + 6])
  }
  return text
}

/** A word is a label when a colon, a gap or a phone sets it off. */
function isSetOff(text: string, [start, end]: readonly [number, number], label: Label): boolean {
  const words = text.slice(start, end)
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (/[:=】]|是$/.test(words) || standsAlone.test(words)) return true
  // 张三电话\u0002地址广东省…: a phone on either side is as good as a colon
  if (label === 'phone' && after === '\u0002' && !/[打拨个]/.test(before)) return true
  if (label === 'address' && before === '\u0002') return true
  const atStart = start === 0 || isSeparator(before) || /[!:】)\]]/.test(before)
  return atStart && (/\s$/.test(words) || after === '' || isSeparator(after))
}

function findLabels(text: string): LabelSpan[] {
  const found: LabelSpan[] = []
  for (const match of text.matchAll(labelPattern)) {
    const end = match.index + match[0].length
    const label = labelOrder[match.slice(1).findIndex((group) => group !== undefined)]
    if (label && isSetOff(text, [match.index, end], label)) found.push({ start: match.index, end, label })
  }
  return found
}

/** One pass over the masked text: runs between separators become segments under the label in force. */
function cutSegments(text: string, labels: readonly LabelSpan[]): Segment[] {
  const segments: Segment[] = []
  let label: Label = ''
  let start = -1
  let next = 0
  const flush = (end: number) => {
    // 收件人:张三 广东省深圳市…: what is too long for a name is no longer under its label
    const last = segments[segments.length - 1]
    if (label === 'name' && last?.label === 'name' && end - start > maxNameLength) label = ''
    if (start >= 0) segments.push({ start, end, label })
    start = -1
  }
  for (let at = 0; at < text.length; at++) {
    const ahead = labels[next]
    if (ahead && at === ahead.start) {
      flush(at)
      label = ahead.label
      at = ahead.end - 1
      next++
      continue
    }
    const character = text.charAt(at)
    const inNumber = character === '/' && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1))
    if (isSeparator(character) && !inNumber) {
      flush(at)
      const ends = (character === '\n' || character === '\u0002') && (label === 'name' || label === 'phone')
      if (ends) label = ''
    } else if (start < 0) start = at
  }
  flush(text.length)
  return segments
}

export function segment(text: string, phones: readonly PhoneSpan[]): Segmented {
  let masked = text
  for (const phone of phones) masked = cover(masked, [phone.start, phone.end])
  for (const match of masked.matchAll(/\d{17}[\dXx](?!\d)/g))
    masked = cover(masked, [match.index, match.index + match[0].length])
  for (const match of masked.matchAll(/(?:邮编|邮政编码)\s*:?\s*(\d{6})/g))
    masked = cover(masked, [match.index, match.index + match[0].length])
  masked = maskPostcodes(masked)
  let tag: string | undefined
  for (const match of masked.matchAll(/[[【](\d{3,6})[\]】]/g)) {
    tag = match[1]
    masked = cover(masked, [match.index, match.index + match[0].length])
  }
  const labels = findLabels(masked)
  const segments = cutSegments(masked, labels)
  for (const found of labels) masked = cover(masked, [found.start, found.end], '\u0001')
  return { masked, segments, ...(tag ? { tag } : {}) }
}
