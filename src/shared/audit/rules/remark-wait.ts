import { remarkRule } from '../remark-rule'

export const remarkWait = remarkRule(
  { id: 'remark-wait', severity: 'fix', question: '买家留言要晚点发吗' },
  { topic: 'wait', reason: '买家要晚点发' },
)
