import type { RateLimit } from '../ports/provider-error'

/** A limit with its next free send time; absent: nobody has sent under it yet. */
export interface Queue {
  readonly limit: RateLimit
  readonly tat?: number
}

/** When the last of `count` sends leaves, as the engine reserves them: limits stack, a burst is given once. */
export function lastSendAt(queues: readonly Queue[], count: number, now: number): number {
  if (count <= 0) return now
  return Math.max(
    now,
    ...queues.map(({ limit, tat = 0 }) => Math.max(tat, now - limit.burstMs) + (count - 1) * limit.gapMs),
  )
}

/** Sends a minute that the strictest limit allows; undefined: no limit. */
export function perMinute(limits: readonly RateLimit[]): number | undefined {
  const slowest = Math.max(0, ...limits.map(({ gapMs }) => gapMs))
  return slowest > 0 ? Math.round(60_000 / slowest) : undefined
}

/** A gap this long is no pace: somebody changed the paper or the batch was over. */
const PAUSE_MS = 30_000
const SAMPLES = 4

/** Milliseconds a label, as this printer's last ones came out; too few of them say nothing. */
export function paceOf(printedAt: readonly number[], otherwise: number): number {
  const times = [...printedAt].sort((a, b) => a - b)
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at))
  const steady = gaps.filter((gap) => gap > 0 && gap < PAUSE_MS).sort((a, b) => a - b)
  return steady.length < SAMPLES ? otherwise : (steady[Math.floor(steady.length / 2)] ?? otherwise)
}
