import { readContact, type Contact } from './check-contact'
import { readColumns, type ColumnRegion } from './check-region'
import { newFindings, reportPhones, reportRegion, reportRest, verdictOf } from './findings'
import type { Gazetteer } from './gazetteer'
import { parseWith, regionFields } from './parse'
import { dialable } from './phones'
import type { AddressFields, AddressResult } from './types'

/** Shops put the pasted text into the detail column when their own form could not split it, or know one column alone. */
const isPasted = (fields: AddressFields) => !`${fields.province}${fields.city}${fields.district}`.trim()

function checkPasted(gazetteer: Gazetteer, fields: AddressFields): AddressResult {
  const parsed = parseWith(
    gazetteer,
    [fields.name, fields.phone, fields.detail].filter((text) => text.trim()).join('\n'),
  )
  const { list, add } = newFindings()
  list.push(...parsed.findings)
  // name and phone of their own: the shop writes region and street in one column, nobody has pasted anything
  const oneColumn = fields.phone.trim() !== '' && parsed.name !== '' && parsed.name === fields.name.trim()
  if (!oneColumn) add(['moved-from-text', 'detail'], '从粘贴文字里拆出各栏')
  return { ...parsed, verdict: verdictOf(list), findings: list }
}

/** What stood in the column of another. */
function reportMoved(columns: ColumnRegion, contact: Contact, add: ReturnType<typeof newFindings>['add']): void {
  const { left, inDetail, region } = columns
  if (inDetail) add(['filled-district', 'district'], `详细地址里写了${regionFields(region).district}`)
  for (const [field, message] of contact.moved) add(['moved-from-text', field], message)
  // A town in the column of a district is what the forms of cities without districts ask for
  if (left && left !== region?.street && !/(?:街道|[镇乡区团]|苏木)$/.test(left))
    add(['moved-from-text', 'detail'], `地区栏里的${left}移到详细地址`)
}

export function checkWith(gazetteer: Gazetteer, fields: AddressFields): AddressResult {
  if (isPasted(fields)) return checkPasted(gazetteer, fields)
  const columns = readColumns(gazetteer, fields)
  const { region, left } = columns
  const named = regionFields(region)
  const contact = readContact(gazetteer, fields, named.district)
  const phones = dialable(contact.phones, region)
  const phone = phones.find((one) => one.number)
  const { list, add } = newFindings()
  if (columns.cut) add(['text-too-long', 'detail'], '详细地址太长')
  if (phones.length === 0 && fields.phone.trim()) add(['bad-phone', 'phone'], '电话不对')
  else reportPhones(phones, add)
  reportRegion(region, columns.traditional, add)
  reportMoved(columns, contact, add)
  const detail = contact.detail.startsWith(left) ? contact.detail : left + contact.detail
  const rest = { name: contact.name, detail }
  reportRest(rest, region, add)
  return {
    ...named,
    ...rest,
    phone: phone?.number ?? '',
    verdict: verdictOf(list),
    findings: list,
    ...(region?.street ? { street: region.street } : {}),
    ...(phone?.extension ? { extension: phone.extension } : {}),
  }
}
