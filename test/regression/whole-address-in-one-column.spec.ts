import { receiverFacts } from '../../cloudfunctions/audit/audit-order'

const settings = { forbidden: '', levels: {} }
const none = { province: '', city: '', district: '' }
const facts = (change: object) =>
  receiverFacts(
    {
      name: '夏天的风',
      phone: '17738977562',
      ...none,
      detail: '黑龙江省双鸭山市饶河县饶河镇近江五金市场1-63号',
      ...change,
    },
    settings,
  )

it('lets an order go whose shop writes region and street in one column, and gives it its columns', () => {
  const { address, repaired, place } = facts({})
  expect(address).toBeUndefined()
  expect(repaired).toEqual({
    name: '夏天的风',
    phone: '17738977562',
    province: '黑龙江省',
    city: '双鸭山市',
    district: '饶河县',
    detail: '饶河镇近江五金市场1-63号',
  })
  expect(place.province).toBe('黑龙江省')
})

it('wants a look at what was pasted, or had to be filled in', () => {
  const pasted = '夏天的风 17738977562 黑龙江省双鸭山市饶河县饶河镇近江五金市场1-63号'
  expect(facts({ name: '', phone: '', detail: pasted }).address?.code).toBe('address-repairable')
  expect(facts({ detail: '双鸭山市饶河县饶河镇近江五金市场1-63号' }).address?.reason).toBe('补上黑龙江省')
})

it('asks where the one column or the others lack something', () => {
  for (const change of [
    { phone: '1389273069' },
    { name: '' },
    { detail: '黑龙江省双鸭山市饶河县' },
    { detail: '文三路90号' },
  ])
    expect(facts(change).address?.code).toMatch(/address-(?:incomplete|repairable)/)
  expect(facts({ detail: '黑龙江省双鸭山市饶河县' }).address?.code).toBe('address-incomplete')
})

it('keeps two numbers apart that a sign kept apart', () => {
  const detail = (text: string) => facts({ detail: `上海市长宁区${text}` }).repaired?.detail
  expect(detail('娄山关路523号南楼2103、2104室')).toBe('娄山关路523号南楼2103 2104室')
  expect(detail('民族大道阳光100 3栋')).toBe('民族大道阳光100 3栋')
})

it('sees a city of another province between a province and its own county', () => {
  const { address } = facts({ province: '湖北省', city: '北京市', district: '江陵县', detail: '重庆路308号' })
  expect(address?.code).toBe('address-contradiction')
})
