import { auditCase, HOUR } from '../../../../test/support/audit-case'
import { findAll } from '../catalogue'

const at = (now: number) => findAll(auditCase({ now })).map(({ severity, reason }) => [severity, reason])

it('says that the deadline is near or passed, and holds nothing by itself', () => {
  expect(at(41 * HOUR)).toEqual([])
  expect(at(42 * HOUR)).toEqual([['note', '快到发货时限']])
  expect(at(48 * HOUR)).toEqual([['note', '过了发货时限']])
})

it('has no deadline for what is not paid', () => {
  const order = { platformStatus: 'unpaid' } as const
  expect(findAll(auditCase({ now: 60 * HOUR, order })).map(({ code }) => code)).toEqual(['unpaid'])
})
