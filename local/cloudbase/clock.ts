/** The gateway's clock: the machine's (or an injected one) plus an offset that can be moved forward while it runs. */
export class LocalClock {
  constructor(
    private readonly base: { now(): number },
    private offset: number,
  ) {}
  now(): number {
    return this.base.now() + this.offset
  }
  get offsetMs(): number {
    return this.offset
  }
  /** Time never runs backwards for the functions: a smaller offset is refused. */
  moveTo(offsetMs: number): boolean {
    if (!Number.isSafeInteger(offsetMs) || offsetMs < this.offset) return false
    this.offset = offsetMs
    return true
  }
}

/** Small seeded generator (mulberry32): the same seed gives the same cold starts and faults. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
