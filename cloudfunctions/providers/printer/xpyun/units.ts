import type { PrinterCondition } from '@shared/ports/printer'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const XPYUN = 'xpyun'

const ROOT = '/api/openapi/sprinter/'
export const CALLS = {
  verify: `${ROOT}verifyPrinter`,
  status: `${ROOT}queryPrinterStatus`,
  waiting: `${ROOT}getAwaitTasks`,
  image: `${ROOT}printImage`,
  raw: `${ROOT}print`,
  state: `${ROOT}queryOrderState`,
  cancel: `${ROOT}delPrinterQueue`,
} as const
export type XpyunCall = keyof typeof CALLS

const READ_TIMEOUT_MS = 3_000
const CALL_TIMEOUT_MS = 10_000
export const timeoutMs = (call: XpyunCall): number => (call === 'status' ? READ_TIMEOUT_MS : CALL_TIMEOUT_MS)

/**
 * `idempotent` is remembered for five minutes "by default"; a minute less leaves room for two clocks. A print is the printer's
 * state, asked first, and the order itself.
 */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'repeat',
  keyLivesMs: 4 * 60_000,
  callTimeoutMs: READ_TIMEOUT_MS + CALL_TIMEOUT_MS,
  settleAfterMs: 2_000,
}

/** No limit is published, only that HTTP 429 means too fast; two labels a second is more than a head prints. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 500, burstMs: 0 }]

/** What passes through to the printer ends at about 65,535 characters; clients keep to this. */
export const MAX_CONTENT_CHARS = 60_000
/** `0 < expiresIn < 86400`. */
export const MAX_EXPIRES_SECONDS = 86_399
/** On the sticker; the vendor's own SDK refuses any other length before it sends. */
export const SN_LENGTH = 15
/** One call an order: more would make a slice wait. The rest is asked for the next time. */
export const MAX_STATES = 20
/** Orders that one call takes out of a queue. */
export const MAX_CANCELLED = 10

/** "Abnormal" is mostly paper, says the vendor; it does not tell more. */
export const CONDITION: Readonly<Record<string, PrinterCondition>> = {
  '0': 'offline',
  '1': 'ready',
  '2': 'out-of-paper',
}
