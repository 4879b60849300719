import type { AuditRule } from '../rule'

export const highValue: AuditRule = {
  id: 'high-value',
  code: 'high-value',
  severity: 'note',
  question: '金额高吗',
  find({ order, settings }) {
    const paidFen = order.lines.reduce((sum, line) => sum + line.paidFen, 0)
    return paidFen < settings.highValueFen ? undefined : { reason: '金额高', facts: { paidFen } }
  },
}
