import type { AuditRulesValue } from '@shared/api/audit-rules'
import { AUDIT_RULES } from '@shared/audit/catalogue'
import type { DryTally } from '@shared/audit/dry-tally'
import { DEFAULT_AUDIT } from '@shared/audit/settings'

export const rules: AuditRulesValue = {
  settings: { ...DEFAULT_AUDIT, remarkHolds: ['代购', '到付'], levels: { 'remark-hurry': 'off' } },
  rules: AUDIT_RULES.map(({ id, code, severity, question }) => ({ id, code, severity, question })),
}

const example = (orderId: string, name: string, of: { region: string; reason: string; at: number }) => ({
  orderId,
  platformNo: `3726${orderId}`,
  placedAt: of.at,
  name,
  region: of.region,
  reason: of.reason,
})

export const dryTally = (now: number): DryTally => {
  const at = now - 5 * 86_400_000
  const heldExamples = [
    example('shop_1', '杜*', { region: '内蒙古自治区鄂尔多斯市', reason: '金额高', at }),
    example('shop_2', '吕*', { region: '广东省广州市', reason: '金额高；共 24 件', at: at - 7_200_000 }),
    example('shop_3', '韩*', { region: '浙江省杭州市', reason: '金额高', at: at - 9_900_000 }),
  ]
  const shift = { held: 41, released: 0, heldExamples, releasedExamples: [] }
  return {
    ...shift,
    orders: 3127,
    heldBefore: 402,
    heldAfter: 443,
    rules: [{ ...shift, rule: 'high-value', before: { note: 58, hold: 0 }, after: { note: 0, hold: 58 } }],
  }
}
