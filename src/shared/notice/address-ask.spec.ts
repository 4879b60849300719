import fc from 'fast-check'
import { FINDING_CODES } from '../audit/finding'
import { ASK_STATES, askStage, awaitsBuyer, isUnasked, refusalToAsk, settled, type AddressAsk } from './address-ask'

const ASK: AddressAsk = { state: 'wanted', rev: 1, at: 1, by: 's1', since: 1 }
const codes = fc.subarray([...FINDING_CODES])
const orders = fc.record({
  findings: codes.map((all) => all.map((code) => ({ code, severity: 'stop' as const, reason: '' }))),
  accepted: codes.map((all) => Object.fromEntries(all.map((code) => [code, { by: 's1', at: 1 }]))),
  state: fc.constantFrom('new', 'held', 'ready', 'fulfilling', 'shipped', 'done', 'cancelled'),
  platformStatus: fc.constantFrom('paid', 'refunding', 'refunded', 'cancelled', 'unpaid'),
  auditedAt: fc.constantFrom(undefined, 5),
  addressAsk: fc.option(
    fc.constantFrom(...ASK_STATES).map((state): AddressAsk => ({ ...ASK, state })),
    { nil: undefined },
  ),
} as const)

it('never both waits for an answer and may be asked anew, and asks nobody who wants his money back', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const stage = askStage(order)
      if (isUnasked(order)) expect([undefined, 'answered']).toContain(stage)
      if (order.platformStatus !== 'paid') {
        expect(awaitsBuyer(order)).toBe(false)
        expect(refusalToAsk(order)).toBeDefined()
        expect(isUnasked(order)).toBe(false)
      }
      if (stage === 'wanted' || stage === 'waiting') expect(refusalToAsk(order)).toBeDefined()
    }),
  )
})

it('calls a question answered only when the buyer has written the address', () => {
  const order = { findings: [], accepted: {}, platformStatus: 'paid' } as const
  const stageAfter = (by: string) => askStage({ ...order, addressAsk: settled(ASK, { at: 9, by }) })
  expect(stageAfter('buyer')).toBe('answered')
  expect(stageAfter('s1')).toBeUndefined()
  expect(stageAfter('feed')).toBeUndefined()
})
