import { randomBytes } from 'node:crypto'

/**
 * Epoch ms, moved by `CLOCK_OFFSET_MS`: the local console turns time forward to see tomorrow. A warm instance lives through such a
 * turn, so the offset is asked each time.
 */
export const createClock =
  (offsetMs: () => number): (() => number) =>
  () =>
    Date.now() + offsetMs()

/** Sleeps; passed in wherever something waits, so that tests turn time themselves. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** 0 <= x < 1 from the system's own source. */
export const random = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48
