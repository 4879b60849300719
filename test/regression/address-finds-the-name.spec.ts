import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine } from '@shared/address/engine'

const engine = createAddressEngine(fullDivisions)
const address = '广东省深圳市南山区学府路15号2503室'
const whole = { name: '许曦', phone: '13181261201', detail: '学府路15号2503室', verdict: 'complete' }

it.each([
  `${address}（许曦 收） 13181261201`,
  `${address}(许曦 13181261201)`,
  `${address}许曦 13181261201`,
  `${address}许曦收，电话13181261201`,
  `13181261201 ${address} 许曦`,
  `13181261201${address}许曦`,
  `姓名=许曦，手机=13181261201，地址=${address}`,
  `收：许曦 13181261201 ${address}`,
  `收件人：许曦 ${address} 13181261201`,
  `收件人许曦电话13181261201地址${address}`,
  `收件人是许曦，电话是13181261201，地址是${address}`,
  `①姓名：许曦②电话：13181261201③地址：${address}`,
  `许曦/13181261201/${address}`,
  `"许曦","13181261201","${address}"`,
  `许曦 13181261201 中国 ${address}`,
  `老板，地址：${address} 许曦 13181261201 麻烦尽快发货`,
  `许曦，13181261201，${address}，请打电话送货上门，谢谢`,
  `许曦，13181261201，${address}（请发顺丰，不要发邮政）`,
  `省份：广东省 城市：深圳市 区县：南山区 详细地址：学府路15号2503室 13181261201 许曦`,
])('reads %s', (text) => {
  expect(engine.parse(text)).toMatchObject(whole)
})

it.each([
  ['138.0013.8000', '13800138000'],
  ['138—0013—8000', '13800138000'],
  ['+86(138)00138000', '13800138000'],
  ['13800 138000', '13800138000'],
  ['1 3 8 0 0 1 3 8 0 0 0', '13800138000'],
  ['0912-345-679', '0912345679'],
])('reads the phone %s', (written, phone) => {
  expect(engine.parse(`许曦 ${written} ${address}`)).toMatchObject({ ...whole, phone })
})

it('does not take the room in front of a phone for a part of it', () => {
  const got = engine.parse('广东省深圳市南山区学府路9-1-1532 1775 342 5264 许曦')
  expect(got).toMatchObject({ phone: '17753425264', detail: '学府路9-1-1532', name: '许曦' })
})

it('does not make a phone of a short one and the postcode behind it', () => {
  expect(engine.parse(`许曦 1381812612 518000 ${address}`)).toMatchObject({ phone: '', verdict: 'ask' })
})

it.each(['转接1234', '拨1234', ' 转 1234', '[1234]', '_1234'])('reads the extension %s', (tail) => {
  expect(engine.parse(`许曦 13181261201${tail} ${address}`)).toMatchObject({ ...whole, extension: '1234' })
})

it.each(['136*****953', '191****3908'])('keeps the digits of %s out of the detail', (phone) => {
  const { detail, findings } = engine.parse(`广东省深圳市南山区学府路15号2503 ${phone} 许曦`)
  expect(detail).toBe('学府路15号2503')
  expect(findings.map((finding) => finding.code)).toEqual(['masked-phone'])
})

it.each(['（周末送）', '，到了打电话', ' 东门'])('takes no remark or gate for the missing name: %s', (tail) => {
  const { name, findings } = engine.parse(`13181261201 ${address}${tail}`)
  expect([name, findings.map((finding) => finding.code)]).toEqual(['', ['missing-name']])
})

it('takes a desk for the receiver where a name is expected', () => {
  expect(engine.parse(`前台 13181261201 ${address}`)).toMatchObject({ ...whole, name: '前台' })
})
