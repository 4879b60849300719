import type { AuditRule } from '../rule'

export const unpaid: AuditRule = {
  code: 'unpaid',
  find: ({ order }) => (order.platformStatus === 'unpaid' ? { severity: 'stop', reason: '还没付款' } : undefined),
}
