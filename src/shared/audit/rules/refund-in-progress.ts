import type { AuditRule } from '../rule'

export const refundInProgress: AuditRule = {
  code: 'refund-in-progress',
  find({ order }) {
    const lines = order.lines.filter((line) => line.refunding > 0)
    if (order.platformStatus !== 'refunding' && lines.length === 0) return undefined
    return { severity: 'stop', reason: '买家在申请退款', facts: { skus: lines.map((line) => line.sku) } }
  },
}
