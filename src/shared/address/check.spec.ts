import { fullDivisions } from './data/full'
import { createAddressEngine } from './engine'
import { orderAddressCode } from './order-code'
import type { AddressFields } from './types'

const engine = createAddressEngine(fullDivisions)
const good: AddressFields = {
  province: '广东省',
  city: '深圳市',
  district: '南山区',
  detail: '科苑路15号',
  name: '王小明',
  phone: '13800138000',
}
const check = (change: Partial<AddressFields>) => {
  const fields = { ...good, ...change }
  const result = engine.check(fields)
  return { code: orderAddressCode(result, fields), findings: result.findings.map((finding) => finding.code), result }
}

it('lets good columns through untouched', () => {
  const { code, findings, result } = check({})
  expect(code).toBeUndefined()
  expect(findings).toEqual([])
  expect(result).toMatchObject(good)
})

it.each<[string, Partial<AddressFields>, readonly [code: string, finding: string]]>([
  ['a district of another city', { district: '西湖区' }, ['address-contradiction', 'contradiction']],
  ['a city of another province', { city: '杭州市', district: '西湖区' }, ['address-contradiction', 'contradiction']],
  [
    'a detail that names another city',
    { detail: '浙江省杭州市西湖区文三路1号' },
    ['address-contradiction', 'contradiction'],
  ],
  ['no detail', { detail: ' ' }, ['address-incomplete', 'missing-detail']],
  ['a detail that is only a street', { detail: '粤海街道' }, ['address-incomplete', 'short-detail']],
  ['a short phone', { phone: '1380013800' }, ['address-incomplete', 'bad-phone']],
  ['a masked phone', { phone: '138****8000' }, ['address-incomplete', 'masked-phone']],
  ['no phone', { phone: '' }, ['address-incomplete', 'missing-phone']],
  ['no name', { name: '' }, ['address-incomplete', 'missing-name']],
  ['a name that is none', { name: '无' }, ['address-incomplete', 'missing-name']],
  ['a detail that only repeats the region', { detail: '南山区' }, ['address-incomplete', 'missing-detail']],
  ['a detail of another district', { detail: '福田区华强北路15号' }, ['address-contradiction', 'contradiction']],
  [
    'a detail of another city, in short',
    { detail: '广州天河体育西路15号' },
    ['address-contradiction', 'contradiction'],
  ],
  [
    'a district of another city under one without districts',
    { city: '东莞市', district: '天河区' },
    ['address-contradiction', 'contradiction'],
  ],
  ['no district and no street', { district: '' }, ['address-incomplete', 'missing-district']],
  [
    'an old district',
    { city: '杭州市', province: '浙江省', district: '江干区' },
    ['address-repairable', 'renamed-division'],
  ],
  ['a mistyped district', { district: '南三区' }, ['address-repairable', 'corrected-typo']],
  [
    'no district but its street',
    { district: '', detail: '粤海街道科苑路15号' },
    ['address-repairable', 'filled-district'],
  ],
])('finds %s', (_, change, [code, finding]) => {
  const got = check(change)
  expect(got.code).toBe(code)
  expect(got.findings).toContain(finding)
})

it.each<[string, Partial<AddressFields>]>([
  ['a municipality written 市辖区', { province: '北京市', city: '市辖区', district: '朝阳区' }],
  ['a municipality written twice', { province: '重庆市', city: '重庆市', district: '垫江县' }],
  ['a city without districts', { city: '东莞市', district: '', detail: '南城街道鸿福路1号' }],
  ['a city without districts and its town as district', { city: '东莞市', district: '南城街道' }],
  ['a county under the province', { province: '湖北省', city: '省直辖县级行政区划', district: '仙桃市' }],
  ['a city and a county of one stem', { province: '湖南省', city: '长沙市', district: '长沙县' }],
  ['a number with extension', { phone: '13800138000-1234' }],
  ['a county of a municipality', { province: '重庆市', city: '县', district: '垫江县' }],
  ['an old form of Dongguan', { city: '东莞市', district: '东城区' }],
  ['a bank with another city in its name', { detail: '上海浦东发展银行大厦15楼' }],
  ['eight digits in Hong Kong', { province: '香港特别行政区', city: '香港岛', district: '中西区', phone: '91234567' }],
])('has nothing to say about %s', (_, change) => {
  expect(check(change).findings).toEqual([])
})

it.each<[string, Partial<AddressFields>]>([
  ['name and phone in one column', { name: '王小明13800138000', phone: '' }],
  ['name and phone in the column of the phone', { name: '', phone: '王小明13800138000' }],
  ['name and phone in each other’s column', { name: '13800138000', phone: '王小明' }],
  ['a phone in the detail', { detail: '科苑路15号 13800138000', phone: '' }],
  ['all in the detail', { detail: '王小明 13800138000 广东省深圳市南山区科苑路15号' }],
  [
    'region and detail in the column of the city',
    { province: '', city: '广东省深圳市南山区科苑路15号', district: '', detail: '' },
  ],
  ['detail in the column of the district', { district: '南山区科苑路15号', detail: '' }],
])('puts in order %s, and says so', (_, change) => {
  const { findings, result } = check(change)
  expect(findings).toEqual(['moved-from-text'])
  expect(result).toMatchObject(good)
})

it.each<[Partial<AddressFields>, Partial<AddressFields>]>([
  [{ district: '南山区粤海街道' }, { district: '南山区', detail: '粤海街道科苑路15号' }],
  [
    { city: '东莞市', district: '长安镇' },
    { district: '', detail: '长安镇科苑路15号' },
  ],
  [
    { province: '河南省', city: '济源市', district: '沁园街道' },
    { district: '济源市', detail: '沁园街道科苑路15号' },
  ],
])('loses no street of the columns: %j', (change, wanted) => {
  expect(check(change).result).toMatchObject(wanted)
})

it('reads a district that opens the detail', () => {
  const { findings, result } = check({ province: '江苏省', city: '', district: '', detail: '南京市鼓楼区中山路1号' })
  expect(findings).toContain('filled-district')
  expect(result).toMatchObject({ city: '南京市', district: '鼓楼区', verdict: 'repaired' })
})

it('reads a text that was pasted into the detail, and says so', () => {
  const pasted = { province: '', city: '', district: '', name: '', phone: '' }
  const got = check({ ...pasted, detail: '李雷 13911112222 浙江省杭州市西湖区文三路90号' })
  expect(got.code).toBe('address-repairable')
  expect(got.findings).toEqual(['moved-from-text'])
  expect(got.result).toMatchObject({ name: '李雷', phone: '13911112222', district: '西湖区', detail: '文三路90号' })
})

it('asks about a contradiction inside a pasted text instead of naming the columns', () => {
  const pasted = { province: '', city: '', district: '', name: '', phone: '' }
  const got = check({ ...pasted, detail: '李雷 13911112222 广东省杭州市西湖区文三路90号' })
  expect(got.code).toBe('address-incomplete')
})

it('counts districts of one name as the house writes counts', () => {
  const { findings } = engine.parse('鼓楼区中山路12号 王小明 13800138000')
  expect(findings).toMatchObject([{ code: 'ambiguous-district', message: '有 4 个鼓楼区' }])
})
