import type { Finding } from './finding'
import type { AuditCase, AuditRule } from './rule'
import { addressContradiction } from './rules/address-contradiction'
import { addressIncomplete } from './rules/address-incomplete'
import { addressRepairable } from './rules/address-repairable'
import { buyerRemark } from './rules/buyer-remark'
import { cancelled } from './rules/cancelled'
import { duplicateOrder } from './rules/duplicate-order'
import { highValue } from './rules/high-value'
import { mergeable } from './rules/mergeable'
import { refundInProgress } from './rules/refund-in-progress'
import { sellerMemo } from './rules/seller-memo'
import { stockShort } from './rules/stock-short'
import { unknownSku } from './rules/unknown-sku'
import { unpaid } from './rules/unpaid'

/** In the order of the chips: what stops first. */
const AUDIT_RULES: readonly AuditRule[] = [
  cancelled,
  refundInProgress,
  unpaid,
  addressIncomplete,
  addressContradiction,
  unknownSku,
  stockShort,
  addressRepairable,
  sellerMemo,
  buyerRemark,
  duplicateOrder,
  mergeable,
  highValue,
]

/** Every rule is asked of every order, a dead one too: the list of causes must be whole. `settings.off` silences fixes and notes only. */
export function findAll(asked: AuditCase): Finding[] {
  return AUDIT_RULES.flatMap((rule) => {
    const answer = rule.find(asked)
    if (!answer || (answer.severity !== 'stop' && asked.settings.off.includes(rule.code))) return []
    return [{ code: rule.code, ...answer }]
  })
}
