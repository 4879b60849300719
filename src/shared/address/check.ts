import type { Conflict } from './conflict'
import { newFindings, reportPhones, reportRegion, reportRest, verdictOf } from './findings'
import type { Gazetteer } from './gazetteer'
import { cleanText } from './normalise'
import { parseWith, regionFields } from './parse'
import { bestPath } from './path'
import { findPhones } from './phones'
import { settleRegion, type Region } from './settle'
import { isWithin } from './tree'
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

/** The region of the columns; the detail behind it may settle an open district by its street. */
function regionOfColumns(gazetteer: Gazetteer, columns: string, detail: string): Region | undefined {
  const path = bestPath(gazetteer, columns, 0)
  return path && settleRegion(gazetteer, { masked: `${columns} ${detail}`, segments: [] }, path)
}

/** A detail that begins with the whole of another region: the buyer pasted a second address. */
function otherRegion(gazetteer: Gazetteer, detail: string, region: Region): Conflict | undefined {
  const path = bestPath(gazetteer, detail, 0)
  const written = path?.tokens.filter((token) => token.weight >= 2.5 && token.deeper) ?? []
  if (!path || written.length < 2) return undefined
  const fits = path.candidates.some((one) => region.candidates.some((own) => isWithin(one, own) || isWithin(own, one)))
  return fits ? undefined : { text: detail.slice(0, path.end), start: 0, end: path.end }
}

function withConflicts(gazetteer: Gazetteer, region: Region, text: { columns: string; detail: string }): Region {
  if (region.conflict) return region
  const left = region.end < text.columns.length ? text.columns.slice(region.end).trim() : ''
  const elsewhere = left
    .split(' ')
    .find((word) => gazetteer.places.names.get(word)?.some((entry) => entry.weight >= 2.5))
  if (elsewhere !== undefined && !region.zone)
    return { ...region, conflict: { text: elsewhere, start: region.end, end: text.columns.length } }
  const conflict = otherRegion(gazetteer, text.detail, region)
  return conflict ? { ...region, conflict } : region
}

export function checkWith(gazetteer: Gazetteer, fields: AddressFields): AddressResult {
  if (isPasted(fields)) return checkPasted(gazetteer, fields)
  const given = cleanText(
    [fields.province, fields.city, fields.district]
      .map((one) => one.trim())
      .filter(Boolean)
      .join(' '),
    gazetteer.simplify,
  )
  const { text: detailText, cut } = cleanText(fields.detail.trim(), gazetteer.simplify)
  const columns = given.text
  const found = regionOfColumns(gazetteer, columns, detailText)
  const region = found && withConflicts(gazetteer, found, { columns, detail: detailText })
  const phones = findPhones(cleanText(fields.phone, gazetteer.simplify).text)
  const phone = phones.find((one) => one.number)
  const { list, add } = newFindings()
  if (cut) add(['text-too-long', 'detail'], '详细地址太长')
  if (phones.length === 0 && fields.phone.trim()) add(['bad-phone', 'phone'], '电话不对')
  else reportPhones(phones, add)
  reportRegion(region, given.raw !== columns, add)
  const rest = { name: fields.name.trim(), detail: fields.detail.trim() }
  reportRest(rest, region, add)
  return {
    ...regionFields(region),
    ...rest,
    phone: phone?.number ?? '',
    verdict: verdictOf(list),
    findings: list,
    ...(region?.street ? { street: region.street } : {}),
    ...(phone?.extension ? { extension: phone.extension } : {}),
  }
}
