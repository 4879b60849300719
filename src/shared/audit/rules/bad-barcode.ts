import { firstOf } from '../first-of'
import type { AuditRule } from '../rule'

export const badBarcode: AuditRule = {
  id: 'bad-barcode',
  code: 'bad-barcode',
  severity: 'note',
  question: '货上的条码扫得出来吗',
  find({ goods: { badBarcodes } }) {
    if (badBarcodes.length === 0) return undefined
    return { reason: `条码不对：${firstOf(badBarcodes)}`, facts: { skus: badBarcodes } }
  },
}
