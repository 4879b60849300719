import type { AddressFields, AddressResult } from './types'

/** What the audit says of an order's address; undefined when it may ship as it is. */
export type OrderAddressCode = 'address-repairable' | 'address-incomplete' | 'address-contradiction'

/** Columns that disagree are the shop's contradiction; in a pasted text it is one more thing to ask the buyer. */
export function orderAddressCode(result: AddressResult, fields: AddressFields): OrderAddressCode | undefined {
  if (result.verdict === 'complete') return undefined
  if (result.verdict === 'repaired') return 'address-repairable'
  const inColumns = `${fields.province}${fields.city}${fields.district}`.trim() !== ''
  const disagrees = result.findings.some((finding) => finding.code === 'contradiction')
  return inColumns && disagrees ? 'address-contradiction' : 'address-incomplete'
}
