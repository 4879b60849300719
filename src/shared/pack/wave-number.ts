const CHINA_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Midnight in China before this moment: waves are counted anew each day. */
export const dayStart = (at: number): number => Math.floor((at + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS
