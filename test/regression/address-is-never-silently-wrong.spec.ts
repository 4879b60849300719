import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine } from '@shared/address/engine'

const engine = createAddressEngine(fullDivisions)
const parse = (address: string) => engine.parse(`王敏 13800138000 ${address}`)
const codes = (address: string) => parse(address).findings.map((finding) => finding.code)

it.each([
  ['红旗二路983号', '红旗区 is not meant by 红旗路'],
  ['河西走廊路282号', '河西 opens a road'],
  ['沙县小吃B区28号', 'the old name of 沙县区 opens a shop name'],
  ['东方明珠3栋502', '东方市 shares its stem with an everyday word'],
])('asks for the region of %s: %s', (address) => {
  for (const text of [`王敏 13800138000 ${address}`, `收件人：王敏\n电话：13800138000\n详细地址：${address}`])
    expect(engine.parse(text)).toMatchObject({ province: '', district: '', detail: address, verdict: 'ask' })
})

it.each([
  ['江北区洪塘路1号', ['浙江省宁波市江北区', '重庆市两江新区']],
  ['河北省桥东区工人村1号', ['河北省张家口市桥东区', '河北省石家庄市长安区', '河北省邢台市襄都区']],
])('asks which one is meant when a name is one district and was another: %s', (address, suggestion) => {
  const { verdict, findings } = parse(address)
  expect(verdict).toBe('ask')
  const asked = findings.find((finding) => finding.code === 'ambiguous-district')
  expect(asked?.suggestion).toEqual(expect.arrayContaining(suggestion))
})

it.each(['吉林省四平市公主岭市范家屯镇1号', '吉林四平公主岭市范家屯镇1号'])(
  'says that the city of a district has changed: %s',
  (address) => {
    expect(parse(address)).toMatchObject({ city: '长春市', district: '公主岭市', verdict: 'repaired' })
    expect(codes(address)).toContain('renamed-division')
  },
)

it.each(['江苏省南京市玄武区鼓楼区中山路1号', '安徽省巢湖市无为县无城镇1号'])(
  'asks about a second district behind the first: %s',
  (address) => {
    expect(parse(address).verdict).toBe('ask')
    expect(codes(address)).toContain('contradiction')
  },
)

it.each([
  ['江苏省南京市鼓楼区', '江苏省人民医院'],
  ['湖南省长沙市岳麓区', '长沙市第一医院5楼'],
  ['北京市海淀区', '北京市海淀医院'],
  ['吉林省长春市南关区', '吉林大路12号'],
  ['陕西省商洛市镇安县陕西省商洛市镇安县', '商洛市师范学院'],
])('leaves the place that opens a detail in it: %s %s', (region, detail) => {
  expect(parse(region + detail)).toMatchObject({ detail, verdict: 'complete' })
})

it.each([
  '平原 山东省济南市历下区学府路15号 13800138000',
  '平原，山东省德州市德城区学府路15号，13800138000',
  '和平 广东省汕尾市城区学府路15号 13800138000',
])('takes a place name in front of a province for the name: %s', (text) => {
  expect(engine.parse(text)).toMatchObject({ name: text.slice(0, 2), detail: '学府路15号', verdict: 'complete' })
})

it.each(['江苏镇江京口区中山东路1号', '浙江湖州南浔区北京路12号'])(
  'reads a city whose first character could close the name of the province: %s',
  (address) => {
    expect(codes(address)).toEqual([])
  },
)

it('says that a zone in front of a district was passed over', () => {
  expect(codes('河北省雄安新区容城县奥威路1号')).toEqual(['development-zone', 'filled-city'])
})

it('asks for a detail that the platform has starred out', () => {
  expect(codes('广东省深圳市南山区桃园路***')).toEqual(['missing-detail'])
})
