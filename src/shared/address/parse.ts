import { composeDetail } from './detail'
import { newFindings, reportPhones, reportRegion, reportRest, verdictOf } from './findings'
import type { Gazetteer } from './gazetteer'
import { locateRegion } from './locate'
import { cleanText } from './normalise'
import { takeName } from './names'
import { splitParts } from './parts'
import { dialable, findPhones, type PhoneSpan } from './phones'
import { segment } from './segments'
import { settleRegion, shared, type Region } from './settle'
import type { AddressResult } from './types'

/** 鼓楼区 of four cities, 江北区 of one and once of another: the name as written is still worth showing. */
function sharedName({ candidates, tokens, zone }: Region): string {
  const [first, ...others] = candidates
  if (first?.level !== 3 || others.some((one) => one.level !== 3)) return zone ?? ''
  if (others.every((one) => one.name === first.name)) return first.name
  return tokens.find((token) => candidates.some((one) => one.name === token.text))?.text ?? zone ?? ''
}

export function regionFields(region: Region | undefined) {
  if (!region) return { province: '', city: '', district: '' }
  const province = shared(region.candidates, 1)
  const city = province?.kind === 'municipality' ? province : shared(region.candidates, 2)
  return { province: province?.name ?? '', city: city?.name ?? '', district: sharedName(region) }
}

/** A mobile before a landline; the [1234] tag of a virtual number is its extension. */
function phoneFields(phones: readonly PhoneSpan[], tag: string | undefined): { phone: string; extension?: string } {
  const phone = phones.find((one) => one.kind === 'mobile') ?? phones.find((one) => one.number)
  const extension = phone?.extension ?? (phone?.kind === 'mobile' ? tag : undefined)
  return { phone: phone?.number ?? '', ...(extension ? { extension } : {}) }
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
  const dialled = dialable(phones, region)
  const phone = phoneFields(dialled, cutUp.tag)
  const { list, add } = newFindings()
  if (cut) add(['text-too-long', 'detail'], '文字太长，只读了前面')
  reportPhones(dialled, add)
  const traditional =
    region !== undefined && raw.slice(region.start, region.end) !== text.slice(region.start, region.end)
  reportRegion(region, traditional, add)
  if (detail.moved) add(['moved-detail', 'detail'], '门牌写在地区前面')
  reportRest({ name, detail: detail.text }, region, add)
  return {
    ...regionFields(region),
    detail: detail.text,
    name,
    ...phone,
    verdict: verdictOf(list),
    findings: list,
    ...(region?.street ? { street: region.street } : {}),
  }
}
