import fc from 'fast-check'
import { auditCase, type CaseChange } from '../../../test/support/audit-case'
import { dryRun } from './dry-run'
import { addTallies, EMPTY_TALLY, type DryTally } from './dry-tally'
import { findAll } from './catalogue'
import { RULE_IDS, RULE_LEVELS } from './rule-ids'

const shown = { orderId: 'o', platformNo: '1', placedAt: 0, name: '王*', region: '浙江省杭州市' }
const run = (order: NonNullable<CaseChange['order']>, settings: NonNullable<CaseChange['settings']>) =>
  dryRun(auditCase({ order }), auditCase({ order, settings }), shown)

it('says what a rule would hold, with the reason it would give', () => {
  const tally = run({ buyerRemark: '尽快' }, { levels: { 'remark-hurry': 'hold' } })
  expect(tally).toMatchObject({ orders: 1, heldBefore: 0, heldAfter: 1, held: 1, released: 0 })
  expect(tally.heldExamples).toEqual([{ ...shown, reason: '买家着急' }])
  expect(tally.rules).toMatchObject([
    { rule: 'remark-hurry', before: { note: 1, hold: 0 }, after: { note: 0, hold: 1 }, held: 1 },
  ])
})

it('says what a rule would let go', () => {
  const tally = run({ sellerMemo: '送杯子' }, { levels: { 'seller-memo': 'note' } })
  expect(tally).toMatchObject({ heldBefore: 1, heldAfter: 0, held: 0, released: 1 })
  expect(tally.releasedExamples).toEqual([{ ...shown, reason: '商家有备注' }])
})

it('counts a rule that lets go an order which another still holds', () => {
  const tally = run({ sellerMemo: '预售' }, { levels: { 'seller-memo': 'note' } })
  expect(tally).toMatchObject({ held: 0, released: 0, heldAfter: 1 })
  expect(tally.rules.find(({ rule }) => rule === 'seller-memo')).toMatchObject({ released: 1 })
})

it('adds pages to the same sum in any cut, with three examples at most', () => {
  const one = run({ buyerRemark: '尽快' }, { levels: { 'remark-hurry': 'hold' } })
  const two = run({ sellerMemo: '送杯子' }, { levels: { 'seller-memo': 'off' } })
  const sum = (tallies: readonly DryTally[]) => tallies.reduce(addTallies, EMPTY_TALLY)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(one, two)), fc.nat(), (all, at) => {
      const cut = at % (all.length + 1)
      const whole = sum(all)
      expect(addTallies(sum(all.slice(0, cut)), sum(all.slice(cut)))).toEqual(whole)
      expect(whole.held + whole.released).toBe(all.length)
      expect(whole.heldExamples.length).toBeLessThanOrEqual(3)
    }),
  )
})

const remarks = fc.constantFrom('', '尽快', '请发京东', '换成L', '放丰巢')
const levels = fc.dictionary(fc.constantFrom(...RULE_IDS), fc.constantFrom(...RULE_LEVELS))

it('holds exactly what the real audit would hold', () => {
  fc.assert(
    fc.property(remarks, fc.constantFrom('', '预售', '杯子'), levels, (buyerRemark, sellerMemo, changed) => {
      const order = { buyerRemark, sellerMemo }
      const settings = { levels: changed }
      const real = findAll(auditCase({ order, settings })).some(({ severity }) => severity !== 'note')
      expect(run(order, settings).heldAfter).toBe(real ? 1 : 0)
    }),
  )
})
