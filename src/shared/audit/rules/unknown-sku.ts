import type { AuditRule } from '../rule'

export const unknownSku: AuditRule = {
  code: 'unknown-sku',
  find({ unknownSkus }) {
    if (unknownSkus.length === 0) return undefined
    return { severity: 'stop', reason: `没有商品资料 ${unknownSkus.join('、')}`, facts: { skus: unknownSkus } }
  },
}
