import { auditCase, type CaseChange } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'

const told = (sellerMemo: string, settings: NonNullable<CaseChange['settings']> = {}) =>
  findAll(auditCase({ settings, order: { sellerMemo } })).map(({ severity, reason }) => [severity, reason])

it.each(['先别发,等通知', '预售 12-05 发', '缺货，到货再发', '20号发'])('reads 「%s」 as do not ship yet', (memo) => {
  expect(told(memo)).toEqual([['fix', '备注：先不要发；商家有备注']])
})

it('wants a look at any other memo', () => {
  expect(told('赠品已备注')).toEqual([['fix', '商家有备注']])
})

it('lets a shop ignore its own marks and hold by its own words', () => {
  const levels = { 'seller-memo': 'note' } as const
  expect(told('【已核对】', { memoIgnores: ['已核对'] })).toEqual([])
  expect(told('送杯子', { levels })).toEqual([['note', '商家有备注']])
  expect(told('送杯子', { levels, memoHolds: ['杯子'] })).toEqual([['fix', '备注有「杯子」']])
})
