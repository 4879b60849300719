import { DEFAULT_AUDIT, type AuditSettings } from '@shared/audit/settings'
import { receiverFacts } from './audit-order'

const good = {
  name: '王小明',
  phone: '13800138000',
  province: '广东省',
  city: '深圳市',
  district: '南山区',
  detail: '科苑路15号',
}
const facts = (change: Partial<typeof good>, settings: Partial<AuditSettings> = {}) =>
  receiverFacts({ ...good, ...change }, { ...DEFAULT_AUDIT, ...settings })

it('leaves a good receiver as it came', () => {
  expect(facts({})).toEqual({ unclean: [], place: good })
})

it('mends and cleans in one proposal', () => {
  const got = facts({ district: '南三区', name: '王🎂小明' })
  expect(got).toMatchObject({ address: { code: 'address-repairable' }, unclean: ['🎂'], place: { district: '南山区' } })
  expect(got.repaired).toEqual(good)
})

it('proposes nothing of a rule that is off, and names the characters all the same', () => {
  const levels = { 'forbidden-characters': 'off' } as const
  const got = facts({ name: '王🎂小明' }, { levels })
  expect(got.unclean).toEqual(['🎂'])
  expect(got.repaired).toBeUndefined()
})

it('leaves to the buyer what only he knows', () => {
  expect(facts({ phone: '', name: '王🎂小明' })).toMatchObject({ address: { code: 'address-incomplete' }, unclean: [] })
})
