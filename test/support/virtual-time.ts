interface Timer {
  readonly at: number
  readonly wake: () => void
}

const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Time that passes only when nothing else can happen: hours of waiting take milliseconds, in the same order each time. */
export class VirtualTime {
  private timers: Timer[] = []
  constructor(private current: number) {}

  readonly now = (): number => this.current

  readonly wait = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.timers.push({ at: this.current + Math.max(0, ms), wake })
    })

  private next(): Timer | undefined {
    let first = 0
    for (const [i, timer] of this.timers.entries()) if (timer.at < (this.timers[first]?.at ?? Infinity)) first = i
    return this.timers.splice(first, 1)[0]
  }

  /** Turns time until the promise settles. Throws when it waits for something that never comes. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const done = () => void (settled = true)
    promise.then(done, done)
    for (;;) {
      await drained()
      if (settled) return promise
      const timer = this.next()
      if (!timer) throw new Error('nothing left that could happen')
      this.current = Math.max(this.current, timer.at)
      timer.wake()
    }
  }
}

/** Mulberry32: small, seeded, good enough to choose where things break. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
