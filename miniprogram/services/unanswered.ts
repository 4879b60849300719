/** So long a tap that follows is taken for the same wish; later it is a new one. */
const KEPT_MS = 10 * 60_000

interface Tap {
  readonly requestId: string
  readonly at: number
}
const taps = new Map<string, Tap>()

/** The route and everything that is wished: all but the id. */
const nameOf = (route: string, input: object) => `${route} ${JSON.stringify({ ...input, requestId: '' })}`

/**
 * An act that got no answer may have been done all the same. Its id is kept, so that the tap that repeats it carries the same one
 * and the cloud does it once: no second paper, no second batch.
 */
export function withTapId<T extends object>(route: string, input: T, now: number): T {
  if (!('requestId' in input) || typeof input.requestId !== 'string') return input
  const name = nameOf(route, input)
  const before = taps.get(name)
  const requestId = before && now - before.at < KEPT_MS ? before.requestId : input.requestId
  taps.set(name, { requestId, at: now })
  return { ...input, requestId }
}

export const tapAnswered = (route: string, input: object): void => void taps.delete(nameOf(route, input))
