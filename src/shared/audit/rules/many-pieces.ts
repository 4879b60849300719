import { piecesOf } from '../../order/lines'
import type { AuditRule } from '../rule'

export const manyPieces: AuditRule = {
  id: 'many-pieces',
  code: 'high-value',
  severity: 'note',
  question: '件数多吗',
  find({ order, settings }) {
    const pieces = piecesOf(order.lines)
    return pieces < settings.manyPieces ? undefined : { reason: `共 ${pieces} 件`, facts: { pieces } }
  },
}
