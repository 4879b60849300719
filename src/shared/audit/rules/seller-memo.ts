import type { AuditRule } from '../rule'

const WAIT = /别发|不要发|暂不发|先不发|等通知|暂停|预售|到货再发|缺货/

/** A memo is the shop's own word to itself: it always wants a look, and 先别发 or 预售 most of all. */
export const sellerMemo: AuditRule = {
  code: 'seller-memo',
  find({ order: { sellerMemo } }) {
    if (!sellerMemo.trim()) return undefined
    const wait = WAIT.test(sellerMemo)
    return { severity: 'fix', reason: wait ? '备注：先不要发' : '商家有备注', facts: { wait: wait ? 1 : 0 } }
  },
}
