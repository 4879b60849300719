import { auditCase, type CaseChange } from '../../../test/support/audit-case'
import { AUDIT_RULES, findAll } from './catalogue'
import { FINDING_CODES } from './finding'
import { RULE_IDS } from './rule-ids'

const ruled = (change: CaseChange) => findAll(auditCase(change)).flatMap(({ facts }) => facts?.['rules'] ?? [])

it('has every id of the list once, a question each, and a rule for every cause', () => {
  expect(AUDIT_RULES.map(({ id }) => id).sort()).toEqual([...RULE_IDS].sort())
  expect(new Set(AUDIT_RULES.map(({ question }) => question)).size).toBe(RULE_IDS.length)
  expect(new Set(AUDIT_RULES.map(({ code }) => code))).toEqual(new Set(FINDING_CODES))
})

it('has nothing to say of a clean order', () => {
  expect(ruled({})).toEqual([])
})

it('makes one finding of several answers to one cause, and lets the strictest speak', () => {
  const order = { buyerRemark: '发顺丰，地址改一下，送人不要小票' }
  expect(findAll(auditCase({ order }))).toMatchObject([
    {
      code: 'buyer-remark',
      severity: 'fix',
      reason: '买家要改地址',
      facts: { rules: ['remark-address', 'remark-courier', 'remark-gift'], wanted: ['sf'] },
    },
  ])
})

it('does with a rule what the shop says, but never silences a stop', () => {
  const order = { buyerRemark: '尽快发', platformStatus: 'unpaid' } as const
  const severities = (levels: NonNullable<CaseChange['settings']>['levels']) =>
    findAll(auditCase({ order, settings: { levels: levels ?? {} } })).map(({ code, severity }) => [code, severity])
  expect(severities({})).toEqual([
    ['unpaid', 'stop'],
    ['buyer-remark', 'note'],
  ])
  expect(severities({ unpaid: 'off', 'remark-hurry': 'hold' })).toEqual([
    ['unpaid', 'stop'],
    ['buyer-remark', 'fix'],
  ])
  expect(severities({ unpaid: 'note', 'remark-hurry': 'off' })).toEqual([['unpaid', 'stop']])
})
