import type { AuditRule } from '../rule'

export const unpaid: AuditRule = {
  id: 'unpaid',
  code: 'unpaid',
  severity: 'stop',
  question: '付款了吗',
  find: ({ order }) => (order.platformStatus === 'unpaid' ? { reason: '还没付款' } : undefined),
}
