const DAY_MS = 86_400_000
/** China has one zone and no summer time: the shift is arithmetic. */
const CHINA_MS = 8 * 3_600_000

/** Number of the day in China: two times of one day have the same, the next day has one more. */
export const chinaDay = (ms: number): number => Math.floor((ms + CHINA_MS) / DAY_MS)

/** Its midnight. */
export const chinaMidnight = (day: number): number => day * DAY_MS - CHINA_MS
