import { firstOf } from '../first-of'
import type { AuditRule } from '../rule'

export const stockShort: AuditRule = {
  id: 'stock-short',
  code: 'stock-short',
  severity: 'stop',
  question: '货够吗',
  find({ goods: { short } }) {
    if (short.length === 0) return undefined
    const lacking = short.map(({ sku, wanted, free }) => `缺 ${sku}，要 ${wanted} 件，有 ${free} 件`)
    const lackingPieces = short.reduce((sum, { wanted, free }) => sum + Math.max(0, wanted - free), 0)
    const facts = { skus: short.map(({ sku }) => sku), lackingPieces }
    return { reason: firstOf(lacking, '；'), facts }
  },
}
