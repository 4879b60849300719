import { remarkRule } from '../remark-rule'

export const remarkAddress = remarkRule(
  { id: 'remark-address', severity: 'fix', question: '买家留言要改地址、电话吗' },
  { topic: 'address', reason: '买家要改地址' },
)
