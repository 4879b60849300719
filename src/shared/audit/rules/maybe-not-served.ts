import { COURIERS } from '../../courier/couriers'
import { coverageOf } from '../../courier/coverage'
import { chosenCourier } from '../chosen-courier'
import type { AuditRule } from '../rule'

export const maybeNotServed: AuditRule = {
  id: 'maybe-not-served',
  code: 'not-served',
  severity: 'fix',
  question: '要发的快递不一定送到那里吗',
  find(asked) {
    const chosen = chosenCourier(asked)
    if (!chosen.ok || coverageOf(chosen.value.courier, asked.place) !== 'unsure') return undefined
    const { courier } = chosen.value
    return { reason: `${COURIERS[courier].short}不一定送${asked.place.city}`, facts: { courier } }
  },
}
