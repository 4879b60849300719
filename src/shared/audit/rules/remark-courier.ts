import { COURIERS } from '../../courier/couriers'
import { remarkIn } from '../remark'
import type { AuditRule } from '../rule'

/** A wish that allocation honours: only said, so that nobody wonders at the courier. */
export const remarkCourier: AuditRule = {
  id: 'remark-courier',
  code: 'buyer-remark',
  severity: 'note',
  question: '买家挑快递吗',
  find(asked) {
    const reading = remarkIn(asked)
    if (!reading?.topics.includes('courier')) return undefined
    const { wanted, avoided } = reading.wish
    const wishes = [
      ...wanted.map((key) => `要发${COURIERS[key].short}`),
      ...avoided.map((key) => `不要${COURIERS[key].short}`),
    ]
    return { reason: wishes.join('，'), facts: { topics: reading.topics, wanted, avoided } }
  },
}
