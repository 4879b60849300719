/**
 * `stop`: may not ship as it is; nobody can accept it away, it ends when the fact ends.
 * `fix`: holds the order until a person accepts or mends it. `note`: shown, does not hold.
 */
export type Severity = 'stop' | 'fix' | 'note'

export const FINDING_CODES = [
  'unpaid',
  'refund-in-progress',
  'cancelled',
  'address-incomplete',
  'address-contradiction',
  'address-repairable',
  'stock-short',
  'unknown-sku',
  'bad-barcode',
  'buyer-remark',
  'seller-memo',
  'not-served',
  'duplicate-order',
  'mergeable',
  'high-value',
  'remote-area',
  'deadline',
  'forbidden-characters',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** Short Chinese reason for the chip, e.g. 康巴什区属鄂尔多斯; never a full address or name. */
  readonly reason: string
  /** Facts of the rule: short SKUs and counts, the wished courier, ranked suggestions. No personal data. */
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>
}
