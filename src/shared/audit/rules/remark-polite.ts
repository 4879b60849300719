import { remarkRule } from '../remark-rule'

export const remarkPolite = remarkRule(
  { id: 'remark-polite', severity: 'note', question: '买家只是客气、打招呼吗' },
  { topic: 'polite', reason: '客气话' },
)
