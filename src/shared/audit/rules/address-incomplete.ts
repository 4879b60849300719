import { addressFinding } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressIncomplete: AuditRule = {
  code: 'address-incomplete',
  find: (asked) => addressFinding(asked, { code: 'address-incomplete', severity: 'stop', otherwise: '地址不完整' }),
}
