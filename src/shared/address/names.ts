import type { Gazetteer } from './gazetteer'
import { besidePhone, type Part } from './parts'
import { isRemark } from './remarks'
import { longSurname, otherName, surnames, title } from './surnames'

const addressEnd =
  /(?:路|街|道|巷|弄|号|栋|幢|楼|室|单元|层|座|村|组|队|社|园|苑|城|厦|广场|中心|公司|店|学校|大学|学院|中学|小学|医院|小区|公寓|花园|家园|镇|乡|区|县|市|省|驿站|快递|超市|大道|院|厂|库|门岗|门卫|前台|基地|市场|丰巢|柜)$/
const addressInside = /(?:路|街道|大道|\d号|小区|公司|广场|大厦|花园|单元|学院|大学)/
const han = /^[\u4e00-\u9fff]+$/

const bareName = (text: string) =>
  text
    .replace(/^\s*[(【[][^)】\]]*[)】\]](?=[\u4e00-\u9fff])/, '')
    .replace(/^[\s(【[:]+/, '')
    .replace(/^(?:收件人|收货人|联系人|姓名)(?=[\u4e00-\u9fff]{2})/, '')
    .replace(/[\s([]*(?:收|亲收|签收)[)\]]*$/, (found, at: number) => (at === 0 ? found : ''))
    .replace(/[\s)】\]:。.(]*$/, '')
    .trim()

const startsWithSurname = (text: string) => longSurname.test(text) || surnames.has(text.charAt(0))

function digitScore(text: string): number {
  if (/\d{2,}|^\d+$/.test(text)) return -5
  return /\d/.test(text) ? -2 : 0
}

function isPersonal(text: string, length: number): boolean {
  if (longSurname.test(text)) return length <= 4
  return han.test(text) && length >= 2 && length <= 3 && startsWithSurname(text)
}

function addressScore(text: string, personal: boolean): number {
  if (addressInside.test(text)) return -3.5
  if (!addressEnd.test(text)) return 0
  return personal && /[栋楼园苑城座社厦路]$/.test(text) ? -1.2 : -3.5
}

function foreignScore(text: string): number {
  if (/[·•]/.test(text) || otherName.test(text)) return 2
  return /^[A-Za-z][A-Za-z .-]*$/.test(text) ? 1 : 0
}

function shapeScore(text: string, received: boolean): number {
  const length = Array.from(text).length
  if (length > 14) return -9
  const personal = isPersonal(text, length)
  let score = digitScore(text) + addressScore(text, personal)
  if (length > 6 && !/[·A-Za-z]/.test(text)) score -= 2
  if (personal) score += 3
  else if (han.test(text) && length === 4 && startsWithSurname(text)) score += 0.6
  if (title.test(text) && length <= 5) score += 2
  score += foreignScore(text)
  return length === 1 ? score + (received ? 2 : -1) : score
}

function placeScore(part: Part, first: boolean, masked: string): number {
  let score = besidePhone(masked, part) ? 2.2 : 0
  if (first) score += 1
  if (part.place === 'before') score += 0.8
  if (part.place === 'joined-after') score -= 3
  if (part.place === 'joined-before') score += 0.3
  if (part.label !== 'address') return score
  return score - (part.place === 'after' && besidePhone(masked, part) ? 1.5 : 3)
}

function nameScore(part: Part, context: { gazetteer: Gazetteer; masked: string; first: boolean }): number {
  const text = bareName(part.text)
  if (!text || isRemark(text)) return -9
  if (part.label === 'name') return 9
  if (part.label === 'remark') return -9
  if (part.label === 'phone' || part.label === 'postcode' || part.label === 'region') return -5
  if (context.gazetteer.streets.names.has(text)) return -4
  const place = context.gazetteer.places.names.get(text)
  if (place?.some((entry) => entry.weight >= 3 && entry.division.name === text)) return -4
  return shapeScore(text, /收\)?$/.test(part.text)) + placeScore(part, context.first, context.masked)
}

/** After a room or floor the name may follow without a gap: …2503室许曦 13181261201. */
const strongEnd = /(?:室|号|楼|单元|栋|幢|层|座|组|社|队|店|村|园|庄|荟|苑|城|厦|院|区|府|镇|街道|F|\d|[A-Z])\s*$/
const roomEnd = /(?:室|\d号|\d楼|\d)\s*$/
const unitWord = /^(?:号|室|楼|单元|层|栋|座|幢|组|期|区)/

/** 单元, 楼 … after a number count floors; 楼国栋 after one is a person all the same. */
function isCounted(word: string, rest: string): boolean {
  if (!unitWord.test(word) || !/[\dA-Z]\s*$/.test(rest)) return false
  return !word.startsWith('楼') || surnames.has(word.charAt(1))
}

function isGluedName(word: string, rest: string): boolean {
  if (rest.length < 2 || !han.test(word) || !strongEnd.test(rest) || isCounted(word, rest)) return false
  const named = word.length === 4 ? longSurname.test(word) : startsWithSurname(word)
  return named && !addressInside.test(word) && (!addressEnd.test(word) || /[栋楼园苑城座]$/.test(word))
}

function gluedNickname(text: string): string | undefined {
  const mixed = /。([\u4e00-\u9fff][A-Za-z*]{1,4})$/.exec(text)?.[1]
  const word = /(?:室|\d)((?!室|号|楼|单元|层|栋|座|幢)[\u4e00-\u9fff]{2,4})$/.exec(text)?.[1]
  const plain = word && !addressEnd.test(word) && !addressInside.test(word) && !unitWord.test(word)
  return plain ? word : mixed
}

/** …兴隆超市(张三收): what the receiver's bracket holds. */
function bracketName(text: string): { name: string; length: number } | undefined {
  const match = /[([]\s*([^()[\]]{1,14}?)\s*(?:亲收|签收|收|亲启)?\s*[)\]]\s*$/.exec(text)
  const name = match?.[1]
  if (!match || !name) return undefined
  const received = /(?:收|启)\s*[)\]]\s*$/.test(match[0])
  const person = received ? !isRemark(name) : isPersonal(name, name.length) && !addressEnd.test(name)
  return person ? { name, length: match[0].length } : undefined
}

function gluedName(text: string): string | undefined {
  for (const length of [4, 3, 2]) {
    const word = text.slice(-length)
    if (word.length === length && isGluedName(word, text.slice(0, -length))) return word
  }
  const single = text.slice(-1)
  const alone =
    surnames.has(single) && roomEnd.test(text.slice(0, -1)) && !unitWord.test(single) && !/[楼路门]/.test(single)
  return gluedNickname(text) ?? (alone ? single : undefined)
}

/** A text of more parts is no address; its ends are read so that it costs no time. */
const likelyParts = (parts: readonly Part[]) =>
  parts.length > 80 ? [...parts.slice(0, 60), ...parts.slice(-20)] : parts

/** Takes the name out of the parts; the part it came from is marked used or shortened. */
export function takeName(parts: readonly Part[], gazetteer: Gazetteer, masked: string): string {
  let best: Part | undefined
  let bestScore = 1.4
  likelyParts(parts).forEach((part, index) => {
    const score = nameScore(part, { gazetteer, masked, first: index === 0 })
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
  for (const part of likelyParts(parts)) {
    if (part.label === 'name' || masked.charAt(part.end) !== '\u0002') continue
    const bracket = bracketName(part.text)
    if (bracket) {
      part.text = part.text.slice(0, -bracket.length)
      return bracket.name
    }
    const word = gluedName(part.text.trimEnd())
    if (!word) continue
    part.text = part.text.trimEnd().slice(0, -word.length)
    return word
  }
  return ''
}
