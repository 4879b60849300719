import type { AddressField, AddressFindingCode } from '../address/types'
import type { Finding } from './finding'

/** What of an address only its buyer can write: where it stands, and the word for its empty place. */
export interface Lack {
  readonly fields: readonly AddressField[]
  readonly word: string
}
const REGION = ['province', 'city', 'district'] as const

const LACKS: Readonly<Partial<Record<AddressFindingCode, Lack>>> = {
  'missing-name': { fields: ['name'], word: '缺姓名' },
  'missing-phone': { fields: ['phone'], word: '缺手机号' },
  'bad-phone': { fields: ['phone'], word: '手机号不对' },
  'masked-phone': { fields: ['phone'], word: '手机号打了星' },
  contradiction: { fields: REGION, word: '省市区对不上' },
  'missing-region': { fields: REGION, word: '缺省市区' },
  'missing-district': { fields: ['district'], word: '缺区县' },
  'ambiguous-district': { fields: REGION, word: '区县有重名' },
  'missing-detail': { fields: ['detail'], word: '缺街道门牌' },
  'short-detail': { fields: ['detail'], word: '缺门牌' },
  'text-too-long': { fields: ['detail'], word: '太长，看不懂' },
}
const isCode = (code: string): code is AddressFindingCode => code in LACKS

/** In the order of the form. A region that does not fit is not said twice: what it lacks says more. */
export function lackingIn(finding: Pick<Finding, 'facts'> | undefined): Lack[] {
  const codes = finding?.facts?.['codes']
  const said = Array.isArray(codes) ? (codes as readonly string[]) : []
  const lacks = Object.keys(LACKS).flatMap((code) => (isCode(code) && said.includes(code) ? (LACKS[code] ?? []) : []))
  const ofRegion = lacks.filter(({ fields }) => fields.includes('district'))
  return lacks.filter((lack) => !ofRegion.includes(lack) || lack === ofRegion.at(-1))
}
