import type { AuditRule } from '../rule'

export const stockShort: AuditRule = {
  code: 'stock-short',
  find({ shortSkus }) {
    if (shortSkus.length === 0) return undefined
    return { severity: 'stop', reason: `缺货 ${shortSkus.join('、')}`, facts: { skus: shortSkus } }
  },
}
