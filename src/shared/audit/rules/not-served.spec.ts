import { accountsOf, auditCase } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'
import type { CourierKey } from '../../courier/courier-key'

const sansha = { province: '海南省', city: '三沙市', district: '西沙区' }
const at = (province: string, ...couriers: readonly CourierKey[]) =>
  findAll(
    auditCase({
      place: province === '海南省' ? sansha : { province, city: '', district: '' },
      shipping: { accounts: accountsOf(...couriers), rules: [] },
    }),
  )

it.each(['香港特别行政区', '澳门特别行政区', '台湾省'])(
  'stops what goes to %s when nobody crosses the customs',
  (province) => {
    expect(at(province, 'zto', 'yto')).toMatchObject([{ code: 'not-served', severity: 'stop', facts: { province } }])
    expect(at(province, 'zto', 'sf')).toEqual([])
  },
)

it('asks a person about an island that only the post is sure to reach', () => {
  expect(at('海南省', 'zto')).toMatchObject([{ code: 'not-served', severity: 'fix', reason: '中通不一定送三沙市' }, {}])
  expect(at('海南省', 'zto', 'ems').map(({ code }) => code)).toEqual(['remote-area'])
})

it('says nothing while the shop has no account at all', () => {
  expect(at('台湾省')).toEqual([])
})
