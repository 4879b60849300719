import { longSurname, otherName, surnames, title } from './surnames'

export const addressEnd =
  /(?:路|街|道|巷|弄|号|栋|幢|楼|室|单元|层|座|村|组|队|社|园|苑|城|厦|广场|中心|公司|店|学校|大学|学院|中学|小学|医院|小区|公寓|花园|家园|镇|乡|区|县|市|省|驿站|快递|超市|大道|院|厂|库|门岗|门卫|前台|基地|市场|丰巢|柜|[东南西北正侧前后大]门|门口|路口|旁边?|对面|附近|隔壁|楼下)$/
export const addressInside = /(?:路|街道|大道|\d号|小区|公司|广场|大厦|花园|单元|学院|大学)/
export const han = /^[\u4e00-\u9fff]+$/

export const startsWithSurname = (text: string) => longSurname.test(text) || surnames.has(text.charAt(0))

function digitScore(text: string): number {
  if (/\d{2,}|^\d+$/.test(text)) return -5
  return /\d/.test(text) ? -2 : 0
}

export function isPersonal(text: string, length: number): boolean {
  if (longSurname.test(text)) return length <= 4
  return han.test(text) && length >= 2 && length <= 3 && startsWithSurname(text)
}

function addressScore(text: string, personal: boolean): number {
  const bracket = text.search(/[([]/)
  if (bracket > 0 && addressEnd.test(text.slice(0, bracket))) return -3.5
  if (addressInside.test(text)) return -3.5
  if (!addressEnd.test(text)) return 0
  return personal && /[栋楼园苑城座社厦路]$/.test(text) ? -1.2 : -3.5
}

function foreignScore(text: string): number {
  if (/[·•]/.test(text) || otherName.test(text)) return 2
  return /^[A-Za-z][A-Za-z .-]*$/.test(text) ? 1 : 0
}

/** How much a word looks like what people call themselves; below 0 it is more of an address. */
export function shapeScore(text: string, received: boolean): number {
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
