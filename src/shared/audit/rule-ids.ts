/** One id a question. Several may speak of one cause (`FindingCode`): a shop switches them one by one. */
export const RULE_IDS = [
  'cancelled',
  'refund-in-progress',
  'unpaid',
  'address-incomplete',
  'address-contradiction',
  'unknown-sku',
  'stock-short',
  'not-served',
  'maybe-not-served',
  'address-repairable',
  'forbidden-characters',
  'memo-wait',
  'memo-words',
  'seller-memo',
  'remark-address',
  'remark-wait',
  'remark-words',
  'remark-other',
  'wish-unmet',
  'remark-courier',
  'remark-gift',
  'remark-delivery',
  'remark-hurry',
  'duplicate-order',
  'mergeable',
  'high-value',
  'many-pieces',
  'remote-area',
  'deadline',
  'bad-barcode',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** What a shop lets a rule do: say nothing, only say it, or hold the order until a person has looked. */
export const RULE_LEVELS = ['off', 'note', 'hold'] as const
export type RuleLevel = (typeof RULE_LEVELS)[number]
