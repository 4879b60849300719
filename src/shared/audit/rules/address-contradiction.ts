import { addressOf } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressContradiction: AuditRule = {
  id: 'address-contradiction',
  code: 'address-contradiction',
  severity: 'stop',
  question: '省市区和详细地址对得上吗',
  find: (asked) => addressOf(asked, 'address-contradiction'),
}
