import type { AuditRule } from '../rule'

export const mergeable: AuditRule = {
  id: 'mergeable',
  code: 'mergeable',
  severity: 'note',
  question: '能和别的单合成一个包裹吗',
  find({ neighbours }) {
    const open = neighbours.filter((other) => other.platformStatus === 'paid')
    if (open.length === 0) return undefined
    return { reason: `可与 ${open.length} 单合并`, facts: { orders: open.map((other) => other.platformNo) } }
  },
}
