import type { JobCondition, PrinterCondition } from '@shared/ports/printer'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const LAN = 'lan'

export const CALLS = { bind: '/bind', status: '/status', print: '/print', jobs: '/jobs', cancel: '/cancel' } as const
export type LanCall = keyof typeof CALLS

/** The service looks at the printer before it takes a job: 1.5 s for a call that nobody takes, 0.4 s for a printer's silence. */
const CALL_TIMEOUT_MS = 6_000

/** The service knows a key for three days; we ask again under it for one. */
export const UNKNOWN: UnknownPolicy = {
  afterUnknown: 'repeat',
  keyLivesMs: 86_400_000,
  callTimeoutMs: CALL_TIMEOUT_MS,
  settleAfterMs: 1_000,
}

/** It stands in the same house and has a queue: this is only to leave it time between two labels. */
export const LIMITS: readonly RateLimit[] = [{ name: 'device', gapMs: 100, burstMs: 1_000 }]

export const MAX_CONTENT_BYTES = 160 * 1024
/** The service takes no job that would live longer than a week. */
export const MAX_EXPIRY_MS = 7 * 86_400_000
export const MAX_JOB_IDS = 50

/** By the words of the service. `in-doubt`: some of it may be on paper. */
export const JOB_CONDITION: Readonly<Record<string, JobCondition>> = {
  waiting: 'waiting',
  sending: 'delivered',
  done: 'printed',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'failed',
  'in-doubt': 'in-doubt',
}

const CONDITIONS: readonly PrinterCondition[] = ['ready', 'offline', 'out-of-paper', 'open', 'jammed', 'disabled']
export const conditionOf = (word: string): PrinterCondition =>
  CONDITIONS.find((condition) => condition === word) ?? 'unknown'
