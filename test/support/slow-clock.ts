/** A clock that each look moves on: what is done takes time. */
export function slowly(clock: { at: number }, stepMs = 200): void {
  let at = clock.at
  Object.defineProperty(clock, 'at', { get: () => (at += stepMs) })
}
