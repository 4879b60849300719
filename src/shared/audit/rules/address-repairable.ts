import { addressOf } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressRepairable: AuditRule = {
  id: 'address-repairable',
  code: 'address-repairable',
  severity: 'fix',
  question: '地址是我们补过、改过的吗',
  find: (asked) => addressOf(asked, 'address-repairable'),
}
