/**
 * Privacy on paper, GB/T 41833-2022: at least one character of a name, six digits of a phone number and the unit or
 * room of an address are hidden. Text that already carries stars is left as it is.
 */
const HIDDEN = '***'

/** 张三 -> 张*, 欧阳晓雯 -> 欧***. */
export const maskName = (name: string): string => {
  const letters = [...name.trim()]
  if (letters.length < 2 || name.includes('*')) return name.trim()
  return `${letters[0] ?? ''}${'*'.repeat(Math.min(letters.length - 1, 3))}`
}

/** A desk behind a whole number: 0451-87654321-802, but not the last part of 400-812-3421. */
const EXTENSION = /^([\d-]{9,})[-#]\d{1,6}$/

/** 13812345612 -> 138******12; six digits are hidden wherever there are eight or more, an extension is dropped. */
export const maskPhone = (phone: string): string => {
  if (phone.includes('*')) return phone.trim()
  const plain = phone.replace(/[\s()（）]/g, '').replace(/转\d*$/, '')
  const main = EXTENSION.exec(plain)?.[1] ?? plain
  const digits = main.replace(/-/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (!/^\d{5,}$/.test(digits)) return phone.trim()
  const tail = digits.length >= 8 ? 2 : 0
  const hidden = Math.min(6, digits.length - tail)
  return digits.slice(0, digits.length - tail - hidden) + '*'.repeat(hidden) + digits.slice(digits.length - tail)
}

const NUMBER = '(?:\\d+|[A-Za-z]\\d*|[一二三四五六七八九十百]+)'
const BUILDING = new RegExp(`${NUMBER}(?:号楼|号院|栋|幢|座|号|弄)`, 'g')
const INSIDE = new RegExp(`${NUMBER}(?:单元|层|楼|室|房|户)`)
const DASHED = /(\d+)[-－—]\d+(?:[-－—]\d+)*(?:室)?/
const BARE_ROOM = /(?<=\D)\d{3,4}$/

/**
 * Cut after the building, before the first unit, floor or room: 临顿路128号锦绣嘉园3幢2单元1502室 -> ...3幢***.
 * An address that names nothing inside a building stays whole.
 */
export const maskAddress = (detail: string): string => {
  const text = detail.trim()
  if (text.includes('*')) return text
  const inside = INSIDE.exec(text)?.index ?? text.length
  const buildings = [...text.matchAll(BUILDING)].filter((found) => found.index < inside)
  const last = buildings.at(-1)
  if (last !== undefined) {
    const end = last.index + last[0].length
    return end === text.length ? text : text.slice(0, end) + HIDDEN
  }
  if (inside < text.length) return text.slice(0, inside) + HIDDEN
  const dashed = DASHED.exec(text)
  if (dashed !== null) return text.slice(0, dashed.index + (dashed[1] ?? '').length + 1) + HIDDEN
  const room = BARE_ROOM.exec(text)
  return room === null ? text : text.slice(0, room.index) + HIDDEN
}
