import type { AuditRule } from '../rule'

export const stockShort: AuditRule = {
  id: 'stock-short',
  code: 'stock-short',
  severity: 'stop',
  question: '货够吗',
  find({ goods: { short } }) {
    if (short.length === 0) return undefined
    const lacking = short.map(({ sku, wanted, free }) => `${sku} 要${wanted} 有${free}`)
    const lackingPieces = short.reduce((sum, { wanted, free }) => sum + Math.max(0, wanted - free), 0)
    const facts = { skus: short.map(({ sku }) => sku), lacking, lackingPieces }
    return { reason: `缺货 ${lacking.join('、')}`, facts }
  },
}
