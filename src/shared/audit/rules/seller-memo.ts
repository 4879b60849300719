import { telling } from '../remark'
import type { AuditRule } from '../rule'

/** A memo is the shop's own word to itself: it always wants a look. */
export const sellerMemo: AuditRule = {
  id: 'seller-memo',
  code: 'seller-memo',
  severity: 'fix',
  question: '有商家备注吗',
  find: ({ order, settings }) =>
    telling(order.sellerMemo, settings.memoIgnores) === '' ? undefined : { reason: '商家有备注' },
}
