import type { AuditRule } from '../rule'

export const highValue: AuditRule = {
  code: 'high-value',
  find({ order, settings }) {
    const paidFen = order.lines.reduce((sum, line) => sum + line.paidFen, 0)
    const pieces = order.lines.reduce((sum, line) => sum + line.ordered, 0)
    const many = pieces >= settings.manyPieces
    if (paidFen < settings.highValueFen && !many) return undefined
    return { severity: 'note', reason: many ? `共${pieces}件` : '金额高', facts: { paidFen, pieces } }
  },
}
