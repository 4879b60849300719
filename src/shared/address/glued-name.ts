import { addressEnd, addressInside, han, isPersonal, startsWithSurname } from './name-shape'
import { isSeparator } from './segments'
import type { Part } from './parts'
import { isRemark } from './remarks'
import { longSurname, surnames } from './surnames'

interface Glued {
  readonly name: string
  /** Characters at the end of the part that go with it: 张三收. */
  readonly length: number
}

/** After a room or floor the name may follow without a gap: …2503室许曦 13181261201. */
const strongEnd = /(?:室|号|楼|单元|栋|幢|层|座|组|社|队|店|村|园|庄|荟|苑|城|厦|院|区|府|镇|街道|F|\d|[A-Z])\s*$/
const roomEnd = /(?:室|\d号|\d楼|\d)\s*$/
const unitWord = /^(?:号|室|楼|单元|层|栋|座|幢|组|期|区)/
const received = /(?:亲收|签收|收)$/

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

/** …兴隆超市(张三收): what the receiver's bracket holds. The phone may stand in it too: (张三 13800138000). */
function bracketName(text: string): Glued | undefined {
  const match = /[([]\s*([^()[\]]{1,14}?)\s*(?:亲收|签收|收|亲启)?\s*[)\]]?\s*$/.exec(text)
  const name = match?.[1]
  if (!match || !name) return undefined
  const toReceiver = /(?:收|启)\s*[)\]]?\s*$/.test(match[0])
  const person = toReceiver || (isPersonal(name, name.length) && !addressEnd.test(name))
  return person && !isRemark(name) ? { name, length: match[0].length } : undefined
}

function personAtEnd(text: string): string | undefined {
  for (const length of [4, 3, 2]) {
    const word = text.slice(-length)
    if (word.length === length && isGluedName(word, text.slice(0, -length))) return word
  }
  return undefined
}

function nameAtEnd(text: string): Glued | undefined {
  const mark = received.exec(text)?.[0] ?? ''
  const person = personAtEnd(text.slice(0, text.length - mark.length))
  if (person) return { name: person, length: person.length + mark.length }
  const single = text.slice(-1)
  const alone =
    surnames.has(single) && roomEnd.test(text.slice(0, -1)) && !unitWord.test(single) && !/[楼路门]/.test(single)
  const other = gluedNickname(text) ?? (alone ? single : undefined)
  return other === undefined ? undefined : { name: other, length: other.length }
}

/** With a gap behind it the word must follow a room, or be marked 收: 学府路15号万达 is a place. */
function personBeforeGap(text: string): Glued | undefined {
  const mark = received.exec(text)?.[0] ?? ''
  const bare = text.slice(0, text.length - mark.length)
  const person = personAtEnd(bare)
  if (!person) return undefined
  const rest = bare.slice(0, -person.length)
  return mark || /(?:室|\d{3,}|单元|层)$/.test(rest) ? { name: person, length: person.length + mark.length } : undefined
}

/** The name at the end of a part, right in front of a phone or of the end of the text. */
export function gluedName(part: Part, masked: string): Glued | undefined {
  const text = part.text.trimEnd()
  let next = part.end
  while (next < masked.length && isSeparator(masked.charAt(next)) && masked.charAt(next) !== '\u0002') next++
  if (next < masked.length && masked.charAt(next) !== '\u0002') return undefined
  return bracketName(text) ?? (masked.charAt(part.end) === '\u0002' ? nameAtEnd(text) : personBeforeGap(text))
}
