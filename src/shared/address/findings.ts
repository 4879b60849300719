import type { PhoneSpan } from './phones'
import { isRemark } from './remarks'
import { shared, type NamedToken, type Region } from './settle'
import type { Division } from './tree'
import { findingEffects, type AddressField, type AddressFinding, type AddressFindingCode, type Verdict } from './types'

type Add = (about: readonly [AddressFindingCode, AddressField], message: string, suggestion?: readonly string[]) => void

/** At most so many guesses are worth a person's look. */
const maxSuggestions = 6

function fullName(division: Division): string {
  const above = division.parent ? fullName(division.parent) : ''
  return above + division.name
}

export function newFindings(): { list: AddressFinding[]; add: Add } {
  const list: AddressFinding[] = []
  const add: Add = ([code, field], message, suggestion = []) => {
    const ranked = suggestion.slice(0, maxSuggestions)
    list.push({ code, field, message, ...(ranked.length > 0 ? { suggestion: ranked } : {}) })
  }
  return { list, add }
}

export function verdictOf(findings: readonly AddressFinding[]): Verdict {
  const effects = findings.map((finding) => findingEffects[finding.code])
  return effects.includes('ask') ? 'ask' : effects.includes('repaired') ? 'repaired' : 'complete'
}

export function reportPhones(phones: readonly PhoneSpan[], add: Add): void {
  const [first, second] = phones.filter((phone) => phone.number)
  if (second && first && second.number !== first.number) add(['two-phones', 'phone'], '有两个电话')
  if (first) return
  const spoilt = phones[0]?.kind
  if (spoilt === 'masked') add(['masked-phone', 'phone'], '电话打了星号')
  else if (spoilt) add(['bad-phone', 'phone'], '电话位数不对')
  else add(['missing-phone', 'phone'], '没有电话')
}

function reportUncertain(region: Region, add: Add): void {
  const [first] = region.candidates
  if (region.conflict)
    add(
      ['contradiction', 'district'],
      `${region.conflict.text}与${first?.name ?? '地区'}不符`,
      region.candidates.map(fullName),
    )
  if (region.candidates.length > 1) {
    add(
      ['ambiguous-district', 'district'],
      `有 ${region.candidates.length} 个${first?.name ?? ''}`,
      region.candidates.map(fullName),
    )
    return
  }
  const missing = first && first.level < 3 && !first.flat && !region.zone
  if (missing) add(['missing-district', 'district'], `没写${first.name}的哪个区县`)
}

/** 喀什市 under 喀什地区, 长沙县 under 长沙市: a stem that names both levels was told apart. */
function sharesStem(district: Division): boolean {
  const city = district.parent?.level === 2 ? district.parent.name.replace(/(?:自治州|地区|盟|市)$/, '') : ''
  return city.length >= 2 && district.name.replace(/[区县市]$/, '') === city
}

interface Written {
  readonly province?: Division
  readonly city?: Division
  readonly district?: Division
  readonly tokens: readonly NamedToken[]
}

function reportOld({ city, district, tokens }: Written, add: Add): void {
  const old = tokens.find((token) => token.old)
  if (old?.level === 3) add(['renamed-division', 'district'], `${old.text}现为${district?.name ?? ''}`)
  else if (old) add(['renamed-division', 'city'], `${old.text}现为${city?.name ?? ''}`)
}

function reportMended(region: Region, { city, tokens }: Written, add: Add): void {
  const [target] = region.candidates
  const field = target?.level === 2 ? 'city' : 'district'
  if (region.typo && target) add(['corrected-typo', field], `${region.typo}应为${target.name}`)
  const cityName = city?.name ?? ''
  if (tokens.some((token) => token.slip)) add(['corrected-typo', 'city'], `应为${cityName}`)
  if (region.zone && target) add(['development-zone', 'district'], `${region.zone}不是行政区，按${target.name}寄`)
}

/** 东莞市 and 台北市 name their province by themselves; for other cities it is filled in for the courier's form. */
function impliesProvince({ province, city }: Written): boolean {
  return province?.kind === 'special' || province?.name === '台湾省' || city?.flat === true
}

function reportFilled(region: Region, written: Written, add: Add): void {
  const { province, city, district, tokens } = written
  if (region.byStreet && district) add(['filled-district', 'district'], `${region.street ?? '街道'}在${district.name}`)
  if (province && !tokens.some((token) => token.level === 1 || token.text === province.name))
    add([impliesProvince(written) ? 'implied-province' : 'filled-province', 'province'], `补上${province.name}`)
  const cityWritten = tokens.some((token) => token.level === 2)
  if (city && district && !cityWritten && !region.typo && city.kind !== 'special')
    add(['filled-city', 'city'], `${district.name}在${city.name}`)
}

function reportCompleted(region: Region, { city, district, tokens }: Written, add: Add): void {
  const everyday = tokens.find(
    ({ level, text }) => level === 2 && /^.[市州]$/.test(text) && city?.name.startsWith(text) === false,
  )
  if (everyday && city) add(['completed-division', 'city'], `${everyday.text}写全为${city.name}`)
  const named = tokens.filter((token) => token.level === 3)
  const short = named[named.length - 1]
  const underProvince = !city && district?.kind === 'plain'
  if (!district || region.byStreet || region.typo) return
  if (short && !short.old && !underProvince && !named.some((token) => token.text === district.name))
    add(['completed-division', 'district'], `${short.text}写全为${district.name}`)
  else if (sharesStem(district) && !tokens.some((token) => token.text === district.parent?.name))
    add(['completed-division', 'district'], `按${district.name}处理`)
}

function reportRepairs(region: Region, traditional: boolean, add: Add): void {
  const { candidates, tokens } = region
  const written = {
    province: shared(candidates, 1),
    city: shared(candidates, 2),
    district: shared(candidates, 3),
    tokens,
  }
  reportOld(written, add)
  reportMended(region, written, add)
  reportFilled(region, written, add)
  reportCompleted(region, written, add)
  const { elsewhere } = region
  if (elsewhere)
    add(['street-elsewhere', 'district'], `${elsewhere.street}在${elsewhere.district.name}`, [
      fullName(elsewhere.district),
    ])
  if (traditional) add(['traditional-characters', 'province'], '地区改成简体')
}

export function reportRegion(region: Region | undefined, traditional: boolean, add: Add): void {
  if (!region) return add(['missing-region', 'province'], '没写省市区')
  reportUncertain(region, add)
  reportRepairs(region, traditional, add)
}

/** 广东省深圳市南山区 once more is no detail. */
function beyondRegion(words: string, region: Region | undefined): string {
  let rest = words
  for (const level of [1, 2, 3] as const) {
    const name = region && shared(region.candidates, level)?.name
    if (name && rest.startsWith(name)) rest = rest.slice(name.length)
  }
  return rest
}

export function reportRest(fields: { name: string; detail: string }, region: Region | undefined, add: Add): void {
  if (!/[\p{L}\p{N}]/u.test(fields.name) || isRemark(fields.name)) add(['missing-name', 'name'], '没有收件人')
  const words = beyondRegion(fields.detail.replace(/[^\p{L}\p{N}]/gu, ''), region)
  if (!words) add(['missing-detail', 'detail'], '没写街道门牌')
  else if (/\*{2}/.test(fields.detail)) add(['missing-detail', 'detail'], '地址打了星号')
  else if (region && /^[\u4e00-\u9fff]{2,8}(?:街道|镇|乡|苏木)$/.test(words))
    add(['short-detail', 'detail'], `只写到${words}`)
}
