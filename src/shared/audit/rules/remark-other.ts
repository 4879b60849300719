import { remarkRule } from '../remark-rule'

/** A change of the goods, money, or words that nobody but a person can read. */
export const remarkOther = remarkRule(
  { id: 'remark-other', severity: 'fix', question: '买家留言是别的要求、看不懂吗' },
  { topic: 'other', reason: '买家有要求' },
)
