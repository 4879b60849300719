import type { Gazetteer } from './gazetteer'
import { cleanText } from './normalise'
import { parseWith } from './parse'
import { findPhones, type PhoneSpan } from './phones'
import type { AddressField, AddressFields, AddressResult } from './types'

/** Name, phone and detail as the columns mean them, and what stood in another column. */
export interface Contact {
  readonly name: string
  readonly detail: string
  readonly phones: readonly PhoneSpan[]
  readonly moved: readonly (readonly [field: AddressField, message: string])[]
}

const withExtension = ({ phone, extension }: AddressResult) => (extension ? `${phone}转${extension}` : phone)
const letters = /\p{L}/u

/** 王小明13800138000 in one column, or the two columns swapped. */
function readName(gazetteer: Gazetteer, { name, phone }: Pick<AddressFields, 'name' | 'phone'>) {
  const numbersIn = (text: string) => findPhones(cleanText(text, gazetteer.simplify).text).some((one) => one.number)
  if (!numbersIn(name) && (letters.test(name) || !letters.test(phone) || !numbersIn(phone))) return undefined
  const parsed = parseWith(gazetteer, `${name} ${phone}`)
  return parsed.name && parsed.phone ? { name: parsed.name, phone: withExtension(parsed) } : undefined
}

/** A detail with a mobile number in it is a pasted text. What it says must agree with the region of the columns. */
function readDetail(gazetteer: Gazetteer, detail: string, district: string): AddressResult | undefined {
  if (!/1[3-9]\d/.test(detail)) return undefined
  if (!findPhones(cleanText(detail, gazetteer.simplify).text).some((one) => one.kind === 'mobile')) return undefined
  const parsed = parseWith(gazetteer, detail)
  const agrees = parsed.province === '' || parsed.district === district
  return agrees && parsed.detail ? parsed : undefined
}

export function readContact(gazetteer: Gazetteer, fields: AddressFields, district: string): Contact {
  const moved: [AddressField, string][] = []
  let name = fields.name.trim()
  let phone = fields.phone
  let detail = fields.detail.trim()
  const apart = readName(gazetteer, fields)
  if (apart) {
    ;({ name, phone } = apart)
    moved.push(['name', '姓名和电话分开写'])
  }
  const pasted = readDetail(gazetteer, detail, district)
  if (pasted) {
    detail = pasted.detail
    name ||= pasted.name
    if (!phone.trim()) phone = withExtension(pasted)
    moved.push(['detail', '详细地址里的姓名电话拿掉了'])
  }
  return { name, detail, phones: findPhones(cleanText(phone, gazetteer.simplify).text), moved }
}
