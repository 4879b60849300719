import { firstOf } from '../first-of'
import type { AuditRule } from '../rule'

export const unknownSku: AuditRule = {
  id: 'unknown-sku',
  code: 'unknown-sku',
  severity: 'stop',
  question: '有没有商品资料',
  find({ goods: { unknownSkus } }) {
    if (unknownSkus.length === 0) return undefined
    return { reason: `没有商品资料：${firstOf(unknownSkus)}`, facts: { skus: unknownSkus } }
  },
}
