import { wordsIn } from '../remark'
import type { AuditRule } from '../rule'

export const memoWords: AuditRule = {
  id: 'memo-words',
  code: 'seller-memo',
  severity: 'fix',
  question: '商家备注里有你定的词吗',
  find({ order, settings }) {
    const words = wordsIn(order.sellerMemo, settings.memoHolds)
    return words.length === 0 ? undefined : { reason: `备注有「${words.join('」「')}」`, facts: { words } }
  },
}
