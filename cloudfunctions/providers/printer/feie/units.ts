import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const FEIE = 'feie'

export const PATH = '/Api/Open/'
export const CALLS = {
  bind: 'Open_printerAddlist',
  status: 'Open_queryPrinterStatus',
  counts: 'Open_queryOrderInfoByDate',
  print: 'Open_printLabelMsg',
  state: 'Open_queryOrderState',
  empty: 'Open_delPrinterSqs',
} as const
export type FeieCall = keyof typeof CALLS

/** No call takes a key of ours, so after silence only a person can say whether paper came out. */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'person',
  keyLivesMs: 0,
  callTimeoutMs: 10_000,
  settleAfterMs: 0,
}

/** No limit is published; two sends a second are well below what any of these heads can print. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 500, burstMs: 0 }]

/** `expired` lies in the future and at most a day ahead; a job that is still queued then is thrown away. */
export const MAX_EXPIRY_MS = 24 * 3_600_000
