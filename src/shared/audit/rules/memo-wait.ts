import { telling } from '../remark'
import type { AuditRule } from '../rule'

const WAIT = /别发|不要发|暂不发|先不发|等通知|暂停|预售|到货再发|缺货|缓发|号发|月底发|后再发|日后发/

/** 先别发 and 预售: the shop's own word that the goods must stay. */
export const memoWait: AuditRule = {
  id: 'memo-wait',
  code: 'seller-memo',
  severity: 'fix',
  question: '商家备注说先别发、预售吗',
  find: ({ order, settings }) =>
    WAIT.test(telling(order.sellerMemo, settings.memoIgnores))
      ? { reason: '备注：先不要发', facts: { wait: 1 } }
      : undefined,
}
