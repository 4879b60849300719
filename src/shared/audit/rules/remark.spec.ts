import { accountsOf, auditCase, type CaseChange } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'

const ruled = (buyerRemark: string, change: CaseChange = {}) =>
  findAll(auditCase({ ...change, order: { buyerRemark } })).flatMap(({ severity, facts }) => [
    severity,
    ...(facts?.['rules'] as string[]),
  ])

it.each([
  ['请发顺丰', ['note', 'remark-courier']],
  ['不要韵达', ['note', 'remark-courier']],
  ['地址改一下:发到公司', ['fix', 'remark-address']],
  ['晚点发，下周在家', ['fix', 'remark-wait', 'remark-delivery']],
  ['12号以后再发', ['fix', 'remark-wait']],
  ['送人,不要放小票', ['note', 'remark-gift']],
  ['放丰巢', ['note', 'remark-delivery']],
  ['尽快', ['note', 'remark-hurry']],
  ['尺码换成L', ['fix', 'remark-other']],
  ['在吗', ['fix', 'remark-other']],
])('reads %s', (remark, wanted) => {
  expect(ruled(remark)).toEqual(wanted)
})

it.each(['谢谢', '你好呀', '谢谢老板，辛苦了！', '好评，下次再来'])(
  'has nothing to say of 「%s」: nobody need look at thanks',
  (remark) => {
    expect(ruled(remark)).toEqual([])
  },
)

it('says what is asked for beside thanks', () => {
  expect(ruled('谢谢老板，尺码换成L')).toEqual(['fix', 'remark-other'])
})

it('holds what was wished for and cannot be had', () => {
  expect(ruled('请发京东')).toEqual(['fix', 'wish-unmet', 'remark-courier'])
  const shipping = { accounts: accountsOf('yunda'), rules: [] }
  expect(ruled('不要韵达', { shipping })).toEqual(['fix', 'wish-unmet', 'remark-courier'])
  expect(ruled('请发京东', { shipping: { accounts: [], rules: [] } })).toEqual(['note', 'remark-courier'])
})

it('keeps to the words of the shop', () => {
  expect(ruled('谢谢！', { settings: { remarkIgnores: ['谢谢'] } })).toEqual([])
  expect(ruled('放丰巢，谢谢', { settings: { remarkIgnores: ['谢谢'] } })).toEqual(['note', 'remark-delivery'])
  expect(ruled('放丰巢', { settings: { remarkHolds: ['丰巢'] } })).toEqual(['fix', 'remark-words', 'remark-delivery'])
})
