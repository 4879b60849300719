import { COURIERS } from '../../courier/couriers'
import { chosenCourier } from '../chosen-courier'
import { remarkIn } from '../remark'
import type { AuditRule } from '../rule'

/** A wish that allocation cannot honour: the buyer was promised nothing, but a person should know before it goes. */
export const wishUnmet: AuditRule = {
  id: 'wish-unmet',
  code: 'buyer-remark',
  severity: 'fix',
  question: '买家挑的快递店里发不了吗',
  find(asked) {
    const wish = remarkIn(asked)?.wish
    if (!wish || asked.shipping.accounts.every(({ on }) => !on)) return undefined
    const chosen = chosenCourier(asked)
    if (!chosen.ok && chosen.refusal === 'avoided') return { reason: '买家不要的快递之外没有别家' }
    const unmet = chosen.ok && wish.wanted.length > 0 && !wish.wanted.includes(chosen.value.courier)
    if (!unmet) return undefined
    return {
      reason: `发不了${wish.wanted.map((key) => COURIERS[key].short).join('、')}`,
      facts: { wanted: wish.wanted },
    }
  },
}
