import { composeDetail } from './detail'
import { newFindings, reportPhones, reportRegion, reportRest, verdictOf } from './findings'
import type { Gazetteer } from './gazetteer'
import { locateRegion } from './locate'
import { cleanText } from './normalise'
import { takeName } from './names'
import { splitParts } from './parts'
import { findPhones } from './phones'
import { segment } from './segments'
import { settleRegion, shared, type Region } from './settle'
import type { AddressResult } from './types'

export function regionFields(region: Region | undefined) {
  if (!region) return { province: '', city: '', district: '' }
  const province = shared(region.candidates, 1)
  const district = shared(region.candidates, 3)
  const [first] = region.candidates
  const sameName =
    region.candidates.length > 1 && region.candidates.every((one) => one.level === 3 && one.name === first?.name)
  return {
    province: province?.name ?? '',
    city: province?.kind === 'municipality' ? province.name : (shared(region.candidates, 2)?.name ?? ''),
    district: district?.name ?? (sameName ? (first?.name ?? '') : (region.zone ?? '')),
  }
}

export function parseWith(gazetteer: Gazetteer, input: string): AddressResult {
  const { raw, text, cut } = cleanText(input, gazetteer.simplify)
  const phones = findPhones(text)
  const cutUp = segment(text, phones)
  const path = locateRegion(gazetteer, cutUp)
  const region = path && settleRegion(gazetteer, cutUp, path)
  const parts = splitParts(raw, cutUp, region)
  const name = takeName(parts, gazetteer, cutUp.masked)
  const detail = composeDetail(parts, region)
  const phone = phones.find((one) => one.kind === 'mobile') ?? phones.find((one) => one.number)
  const { list, add } = newFindings()
  if (cut) add(['text-too-long', 'detail'], '文字太长，只读了前面')
  reportPhones(phones, add)
  const traditional =
    region !== undefined && raw.slice(region.start, region.end) !== text.slice(region.start, region.end)
  reportRegion(region, traditional, add)
  reportRest({ name, detail }, region, add)
  const extension = phone?.extension ?? (phone?.kind === 'mobile' ? cutUp.tag : undefined)
  return {
    ...regionFields(region),
    detail,
    name,
    phone: phone?.number ?? '',
    verdict: verdictOf(list),
    findings: list,
    ...(region?.street ? { street: region.street } : {}),
    ...(extension ? { extension } : {}),
  }
}
