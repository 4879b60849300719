import type { AuditRule } from '../rule'

export const highValue: AuditRule = {
  code: 'high-value',
  find({ order, settings }) {
    const paidFen = order.lines.reduce((sum, line) => sum + line.paidFen, 0)
    const pieces = order.lines.reduce((sum, line) => sum + line.ordered, 0)
    if (paidFen >= settings.highValueFen) return { severity: 'note', reason: '金额高', facts: { paidFen } }
    if (pieces >= settings.manyPieces) return { severity: 'note', reason: `共${pieces}件`, facts: { pieces } }
    return undefined
  },
}
