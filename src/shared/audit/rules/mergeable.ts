import type { AuditRule } from '../rule'

export const mergeable: AuditRule = {
  code: 'mergeable',
  find({ neighbours }) {
    const open = neighbours.filter((other) => other.platformStatus === 'paid')
    if (open.length === 0) return undefined
    return {
      severity: 'note',
      reason: `可与${open.length}单合并`,
      facts: { orders: open.map((other) => other.platformNo) },
    }
  },
}
