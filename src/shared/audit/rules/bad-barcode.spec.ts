import fc from 'fast-check'
import { auditCase } from '../../../../test/support/audit-case'
import { isScannable } from '../../stock/barcode'
import { findAll } from '../catalogue'

it('knows a wrong check digit from a right one', () => {
  expect(['6900000010013', '96385074', '036000291452', 'FH01-1S', '12345', ''].map(isScannable)).toEqual(
    Array<boolean>(6).fill(true),
  )
  expect(['6900000010014', '96385075', '036000291453', '条码', 'A\tB'].map(isScannable)).toEqual(
    Array<boolean>(5).fill(false),
  )
})

it('finds every single wrong digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [...'6900000010013']
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(isScannable(digits.join(''))).toBe(false)
    }),
  )
})

it('names the goods', () => {
  const goods = { short: [], unknownSkus: [], badBarcodes: ['A'], weightGrams: 500 }
  expect(findAll(auditCase({ goods }))).toMatchObject([{ severity: 'note', reason: '条码不对：A' }])
})
