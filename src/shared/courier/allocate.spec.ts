import { allocate, type AllocationAsk } from './allocate'
import { readCourierWish } from './wish'

const ask = (remark: string, change: Partial<AllocationAsk> = {}) =>
  allocate({
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    weightGrams: 500,
    wish: readCourierWish(remark),
    rules: [],
    accounts: [
      { id: 'z', courier: 'zto', on: true },
      { id: 'y', courier: 'yto', on: true },
      { id: 's', courier: 'sf', on: true },
    ],
    ...change,
  })
const off = [{ id: 'z', courier: 'zto' as const, on: false }]

it('takes the first account that is on', () => {
  expect(ask('')).toEqual({ ok: true, value: { courier: 'zto', accountId: 'z', reason: 'default' } })
})

it('honours a wish before any rule, and never a courier the buyer refused', () => {
  const rules = [{ id: 'r', when: {}, prefer: ['yto' as const] }]
  expect(ask('请发顺丰', { rules })).toMatchObject({ value: { courier: 'sf', reason: 'wish' } })
  expect(ask('不要圆通', { rules })).toMatchObject({ value: { courier: 'zto', reason: 'default' } })
  expect(ask('请发京东')).toMatchObject({ value: { courier: 'zto', reason: 'default' } })
})

it('goes by region and by weight, both bounds included', () => {
  const rules = [
    { id: '1', when: { provinces: ['西藏自治区'] }, prefer: ['sf' as const] },
    { id: '2', when: { minGrams: 3000 }, prefer: ['yto' as const] },
  ]
  expect(ask('', { rules, province: '西藏自治区' })).toMatchObject({ value: { courier: 'sf', reason: 'region' } })
  expect(ask('', { rules, weightGrams: 3000 })).toMatchObject({ value: { courier: 'yto', reason: 'weight' } })
  expect(ask('', { rules, weightGrams: 2999 })).toMatchObject({ value: { courier: 'zto', reason: 'default' } })
})

it('says why nobody can take it', () => {
  expect(ask('', { accounts: off })).toMatchObject({ refusal: 'no-account' })
  expect(ask('', { accounts: [{ id: 'z', courier: 'zto', on: true }], province: '台湾省' })).toMatchObject({
    refusal: 'not-served',
  })
  expect(ask('不要中通', { accounts: [{ id: 'z', courier: 'zto', on: true }] })).toMatchObject({ refusal: 'avoided' })
})

it('sends to an island without asking only what the post carries', () => {
  const sansha = { province: '海南省', city: '三沙市', district: '西沙区' }
  const post = { id: 'e', courier: 'ems' as const, on: true }
  expect(ask('', sansha)).toMatchObject({ value: { courier: 'zto' } })
  expect(ask('', { ...sansha, accounts: [{ id: 'z', courier: 'zto', on: true }, post] })).toMatchObject({
    value: { courier: 'ems' },
  })
})
