import type { AuditRule } from '../rule'

export const stockShort: AuditRule = {
  id: 'stock-short',
  code: 'stock-short',
  severity: 'stop',
  question: '货够吗',
  find({ goods: { short } }) {
    if (short.length === 0) return undefined
    const lacking = short.map(({ sku, wanted, free }) => `${sku} 要${wanted} 有${free}`)
    return { reason: `缺货 ${lacking.join('、')}`, facts: { skus: short.map(({ sku }) => sku), lacking } }
  },
}
