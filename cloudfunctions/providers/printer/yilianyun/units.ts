import type { JobCondition, PrinterCondition } from '@shared/ports/printer'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const YILIANYUN = 'yilianyun'

export const TOKEN_PATH = '/oauth/oauth'
export const CALLS = {
  bind: '/printer/addprinter',
  status: '/printer/getprintstatus',
  print: '/pictureprint/index',
  state: '/printer/getorderstatus',
  cancel: '/printer/cancelone',
} as const
export type YilianyunCall = keyof typeof CALLS

/** One origin_id gives its first answer for two hours; ten minutes are kept back for clocks and queues that lag. */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'repeat',
  keyLivesMs: 110 * 60_000,
  callTimeoutMs: 10_000,
  settleAfterMs: 0,
}

/** No limit is published; two sends a second are well below what these heads can print. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 500, burstMs: 0 }]

/** Getting a token works 20 times a day; a token of an own app does not end, so one without an end is kept for a year. */
export const TOKEN_LIVES_MS = 365 * 24 * 3_600_000
/** A new token is looked for this long before the end. */
export const TOKEN_MARGIN_MS = 5 * 60_000
/** When the day's tokens are used up: no use in asking each second. */
export const TOKEN_WAIT_MS = 3_600_000
/** The token has ended or was replaced. */
export const TOKEN_ENDED = '18'

/** Width in bytes times height stays below this on the waybill models (K5); smaller heads refuse with a code of their own. */
export const MAX_PICTURE_BYTES = 200 * 1024

export const CONDITION: Readonly<Record<string, PrinterCondition>> = {
  '0': 'offline',
  '1': 'ready',
  '2': 'out-of-paper',
}
/** 0 not printed, 1 printed, 2 cancelled. */
export const JOB_CONDITION: Readonly<Record<string, JobCondition>> = {
  '0': 'waiting',
  '1': 'printed',
  '2': 'cancelled',
}

/** The sign of a push covers its time alone, so an old one could be put before other numbers: none is heard after a day. */
export const MAX_PUSH_AGE_MS = 24 * 3_600_000
