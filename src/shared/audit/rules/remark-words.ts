import { wordsIn } from '../remark'
import type { AuditRule } from '../rule'

export const remarkWords: AuditRule = {
  id: 'remark-words',
  code: 'buyer-remark',
  severity: 'fix',
  question: '买家留言里有你定的词吗',
  find({ order, settings }) {
    const words = wordsIn(order.buyerRemark, settings.remarkHolds)
    return words.length === 0 ? undefined : { reason: `留言有「${words.join('」「')}」`, facts: { words } }
  },
}
