import { addressOf } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressIncomplete: AuditRule = {
  id: 'address-incomplete',
  code: 'address-incomplete',
  severity: 'stop',
  question: '收件人、电话、地址齐吗',
  find: (asked) => addressOf(asked, 'address-incomplete'),
}
