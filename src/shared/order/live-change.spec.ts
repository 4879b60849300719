import { liveChange } from './live-change'
import { orderDoc } from '../../../test/crash/shop'

const order = orderDoc('1', [['a', 1]])
const live = { transactionId: 'T', openid: 'O', state: 'to-ship' } as const
const payment = { transactionId: 'T', openid: 'O', learnedAt: 5 }

it('learns who paid once', () => {
  expect(liveChange(order, live, 5)).toEqual({ payment })
  expect(liveChange({ ...order, payment }, live, 9)).toBeUndefined()
})

it('takes a refund for a change that must be audited', () => {
  const change = liveChange({ ...order, payment }, { ...live, state: 'refunded' }, 9)
  expect(change).toEqual({ platformStatus: 'refunded', paidBackAt: 9, auditRev: order.auditRev + 1 })
})

it('is no second alarm for a refund under way, and nothing for one that is known', () => {
  const known = { ...order, payment, platformStatus: 'refunding' as const }
  expect(liveChange(known, { ...live, state: 'refunded' }, 9)).toMatchObject({ auditRev: order.auditRev })
  const gone = { ...known, platformStatus: 'cancelled' as const }
  expect(liveChange(gone, { ...live, state: 'refunded' }, 9)).toBeUndefined()
})
