import { remarkRule } from '../remark-rule'

export const remarkDelivery = remarkRule(
  { id: 'remark-delivery', severity: 'note', question: '买家说了放哪里、怎么送吗' },
  { topic: 'delivery', reason: '派送要求' },
)
