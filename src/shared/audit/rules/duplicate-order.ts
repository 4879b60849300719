import type { AuditedOrder, AuditRule } from '../rule'

const goodsOf = (order: AuditedOrder) =>
  order.lines
    .map((line) => `${line.sku}*${line.ordered}`)
    .sort()
    .join(',')

/** The same goods to the same person, minutes apart. */
export const duplicateOrder: AuditRule = {
  id: 'duplicate-order',
  code: 'duplicate-order',
  severity: 'note',
  question: '同一个人几分钟内下了一样的单吗',
  find({ order, neighbours, settings }) {
    const windowMs = settings.duplicateWithinMinutes * 60_000
    const twins = neighbours.filter(
      (other) => Math.abs(other.placedAt - order.placedAt) <= windowMs && goodsOf(other) === goodsOf(order),
    )
    if (twins.length === 0) return undefined
    return { reason: '可能重复下单', facts: { orders: twins.map((twin) => twin.platformNo) } }
  },
}
