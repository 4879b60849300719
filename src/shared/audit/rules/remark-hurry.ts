import { remarkRule } from '../remark-rule'

export const remarkHurry = remarkRule(
  { id: 'remark-hurry', severity: 'note', question: '买家催发货吗' },
  { topic: 'hurry', reason: '买家着急' },
)
