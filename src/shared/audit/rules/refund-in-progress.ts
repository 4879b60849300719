import type { AuditRule } from '../rule'

export const refundInProgress: AuditRule = {
  id: 'refund-in-progress',
  code: 'refund-in-progress',
  severity: 'stop',
  question: '买家在申请退款吗',
  find({ order }) {
    const lines = order.lines.filter((line) => line.refunding > 0)
    if (order.platformStatus !== 'refunding' && lines.length === 0) return undefined
    return { reason: '买家在申请退款', facts: { skus: lines.map((line) => line.sku) } }
  },
}
