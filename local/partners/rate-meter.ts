const WINDOW_MS = 1_000

/** Counts the last second's calls; true when this one is too many. A refused call does not count. */
export function createRateMeter(perSecond: number): (now: number) => boolean {
  let times: number[] = []
  return (now) => {
    times = times.filter((time) => time > now - WINDOW_MS)
    if (times.length >= perSecond) return true
    times.push(now)
    return false
  }
}
