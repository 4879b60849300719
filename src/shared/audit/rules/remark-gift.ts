import { remarkRule } from '../remark-rule'

export const remarkGift = remarkRule(
  { id: 'remark-gift', severity: 'note', question: '买家要送礼、不放小票吗' },
  { topic: 'packing', reason: '包装要求' },
)
