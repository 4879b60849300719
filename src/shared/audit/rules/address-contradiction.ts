import { addressFinding } from '../address-finding'
import type { AuditRule } from '../rule'

export const addressContradiction: AuditRule = {
  code: 'address-contradiction',
  find: (asked) =>
    addressFinding(asked, { code: 'address-contradiction', severity: 'stop', otherwise: '地址前后矛盾' }),
}
