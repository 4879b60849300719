import { addressFinding } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressRepairable: AuditRule = {
  code: 'address-repairable',
  find: (asked) => addressFinding(asked, { code: 'address-repairable', severity: 'fix', otherwise: '地址已补全' }),
}
