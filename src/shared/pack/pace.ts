/** Nobody works for longer than this between two things: what lies before is another stretch. */
const PAUSE_MS = 10 * 60_000
const MIN_DONE = 3
const MIN_SPAN_MS = 60_000

/**
 * Milliseconds a thing takes at the pace of this stretch of work, from the times at which things were done. Undefined while there is
 * no ground for a word about it: fewer than three, less than a minute, or nobody at work.
 */
export function paceOf(times: readonly number[], now: number): number | undefined {
  const sorted = times.filter((at) => at <= now).sort((a, b) => b - a)
  const end = [now, ...sorted].findIndex((at, i, all) => at - (all[i + 1] ?? -Infinity) > PAUSE_MS)
  const stretch = sorted.slice(0, end)
  const span = now - (stretch.at(-1) ?? now)
  if (stretch.length < MIN_DONE || span < MIN_SPAN_MS) return undefined
  return span / (stretch.length - 1)
}
