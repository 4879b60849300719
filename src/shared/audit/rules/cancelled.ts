import type { AuditRule } from '../rule'

const REASONS = { cancelled: '订单已取消', closed: '订单已关闭', refunded: '已全额退款' } as const

export const cancelled: AuditRule = {
  id: 'cancelled',
  code: 'cancelled',
  severity: 'stop',
  question: '订单取消、关闭了吗',
  find({ order: { platformStatus } }) {
    const gone = platformStatus === 'cancelled' || platformStatus === 'closed' || platformStatus === 'refunded'
    return gone ? { reason: REASONS[platformStatus] } : undefined
  },
}
