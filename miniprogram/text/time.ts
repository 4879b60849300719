import { chinaDay } from '@shared/kernel/china-day'

/** China has one zone and no summer time: the shift is arithmetic, so no phone's zone or missing Intl can change a date. */
const CHINA_MS = 8 * 3_600_000
const MINUTE = 60_000
const two = (n: number) => String(n).padStart(2, '0')
const china = (ms: number) => new Date(ms + CHINA_MS)

/** 18:51 */
export const clock = (ms: number): string => `${two(china(ms).getUTCHours())}:${two(china(ms).getUTCMinutes())}`
/** 11月22日 */
const dayOf = (ms: number): string => `${china(ms).getUTCMonth() + 1}月${china(ms).getUTCDate()}日`
const sameDay = (a: number, b: number) => chinaDay(a) === chinaDay(b)
/** 11月22日 00:08, whatever day it is. */
export const dayClock = (ms: number): string => `${dayOf(ms)} ${clock(ms)}`
/** Today 18:40, else 11月22日 00:08. */
export const moment = (ms: number, now: number): string => (sameDay(ms, now) ? clock(ms) : dayClock(ms))

const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** Days beside today, by how far they are. */
const NEAR: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天' }
const near = (ms: number, now: number): string | undefined => NEAR[chinaDay(ms) - chinaDay(now)]
/** 今天 06:20, 昨天 02:11, 11月20日 20:46. */
export const nearMoment = (ms: number, now: number): string => `${near(ms, now) ?? dayOf(ms)} ${clock(ms)}`
/** Today 18:51, else 昨天 18:51, 11月20日 20:46. */
export const lately = (ms: number, now: number): string => (sameDay(ms, now) ? clock(ms) : nearMoment(ms, now))
/** 今天 11月24日, 明天 11月25日, 11月26日 周四. */
export const dateWord = (ms: number, now: number): string => {
  const word = near(ms, now)
  return word === undefined ? `${dayOf(ms)} ${WEEK[china(ms).getUTCDay()] ?? ''}` : `${word} ${dayOf(ms)}`
}

/** Steps are kept in the order they came; the page tells the newest first, and of one second the one that came last. */
export const newestFirst = <T extends { readonly at: number }>(steps: readonly T[]): T[] =>
  [...steps].reverse().sort((a, b) => b.at - a.at)

/** Hours and minutes of a stretch, for the big figures. */
export const hoursMinutes = (ms: number) => {
  const minutes = Math.max(0, Math.floor(ms / MINUTE))
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
/** 剩 31 小时, 剩 1 小时 8 分, 剩 4 分, 晚了 2 小时. */
export const timeLeft = (until: number, now: number): string => {
  const { hours, minutes } = hoursMinutes(Math.abs(until - now))
  const span = hours >= 10 ? `${hours} 小时` : hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分`
  return until >= now ? `剩 ${span}` : `晚了 ${span}`
}
/** 25 秒, 2 分 20 秒. */
export const spanOf = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} 秒`
  return whole % 60 === 0 ? `${whole / 60} 分` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
}
/** The next time a pickup of the day comes round; the setting is minutes after midnight. */
export const pickupClock = (minutesOfDay: number): string =>
  `${two(Math.floor(minutesOfDay / 60))}:${two(Math.floor(minutesOfDay % 60))}`

/** The setting says minutes after midnight, an open session may say the moment itself: both become the moment of today. */
export const pickupMoment = (pickupAt: number, now: number): number =>
  pickupAt >= 1440 ? pickupAt : Math.floor((now + CHINA_MS) / 86_400_000) * 86_400_000 - CHINA_MS + pickupAt * MINUTE

/** How long something has been so: 2 天, 3 小时, 8 分. */
export const lasting = (ms: number): string => {
  const { hours, minutes } = hoursMinutes(ms)
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`
  return hours > 0 ? `${hours} 小时` : `${minutes} 分`
}
