import type { ErrorTable } from '../../wechat-api/errors'

/** Codes of 小程序发货信息管理. "Busy" of an upload may have been done all the same, hence no-answer. */
const SHIPPING: ErrorTable = {
  10060001: ['not-found', 'order'], // or not shown yet: up to ten minutes after the payment
  10060002: ['rejected', 'order'], // fully shipped before
  10060003: ['rejected', 'order'], // the only re-ship is used up
  10060004: ['rejected', 'order'], // refunded or done
  10060005: ['invalid', 'order'],
  10060006: ['invalid', 'order'],
  10060007: ['invalid', 'order'],
  10060008: ['invalid', 'order'],
  10060009: ['invalid', 'order'],
  10060011: ['invalid', 'shop'], // the cursor is no good: list again from the start
  10060014: ['invalid', 'order'],
  10060020: ['invalid', 'order'],
  10060024: ['invalid', 'order'],
  10060025: ['invalid', 'order'],
  10060026: ['invalid', 'order'],
  10060031: ['invalid', 'order'], // the payment is another person's
  268485194: ['invalid', 'order'],
  268485195: ['invalid', 'order'],
  268485196: ['invalid', 'order'],
  268485197: ['invalid', 'order'],
  268485216: ['invalid', 'order'],
  268485224: ['invalid', 'order'],
  268485226: ['invalid', 'order'],
  268485227: ['invalid', 'order'],
  268485228: ['invalid', 'order'],
}

export const READ_ERRORS: ErrorTable = {
  ...SHIPPING,
  10060012: ['unavailable', 'order'],
  10060019: ['unavailable', 'order'],
}

export const UPLOAD_ERRORS: ErrorTable = {
  ...SHIPPING,
  [-1]: ['no-answer', 'order'],
  10060012: ['no-answer', 'order'],
  10060019: ['no-answer', 'order'],
}

/** The upload changed nothing because it says what is there already. */
export const NOTHING_CHANGED = 10060023
export const SHIPPED_BEFORE = 10060002
