import { chosenCourier } from '../chosen-courier'
import type { AuditRule } from '../rule'

/** Ends when an account that goes there is switched on, or the address changes. */
export const notServed: AuditRule = {
  id: 'not-served',
  code: 'not-served',
  severity: 'stop',
  question: '店里的快递都送不到那里吗',
  find(asked) {
    const chosen = chosenCourier(asked)
    if (chosen.ok || chosen.refusal !== 'not-served') return undefined
    return { reason: `没有快递送${asked.place.province.slice(0, 2)}`, facts: { province: asked.place.province } }
  },
}
