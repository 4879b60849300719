import type { AuditRule } from '../rule'

const HOUR_MS = 3_600_000

/** A late order is only made later by holding it: by itself this rule says it and lets go. */
export const deadline: AuditRule = {
  id: 'deadline',
  code: 'deadline',
  severity: 'note',
  question: '快到、过了发货时限吗',
  find({ order, now, settings }) {
    if (order.platformStatus !== 'paid') return undefined
    const leftMs = order.shipBy - now
    if (leftMs <= 0) return { reason: '过了发货时限', facts: { passed: 1 } }
    return leftMs <= settings.deadlineWithinHours * HOUR_MS
      ? { reason: '快到发货时限', facts: { passed: 0 } }
      : undefined
  },
}
