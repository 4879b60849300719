/*
 * 7 fields: second minute hour day month weekday year, read in UTC+8; day and weekday both given = either will do
 * (docs.cloudbase.net/cli-v1/functions/trigger). Steps (every 5), ranges (1-5), lists (1,2), names of weekdays and months.
 */
const UTC8_MS = 8 * 3_600_000
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const NAMES: ReadonlyMap<string, number> = new Map([
  ...WEEKDAYS.map((name, i) => [name, i] as const),
  ...MONTHS.map((name, i) => [name, i + 1] as const),
])
const RANGES = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
  [1970, 2099],
] as const

type Allowed = ReadonlySet<number>
export interface Cron {
  readonly fields: readonly Allowed[]
  readonly anyDay: boolean
  readonly anyWeekday: boolean
}

const numberOf = (text: string): number => NAMES.get(text.toUpperCase()) ?? (/^\d+$/.test(text) ? Number(text) : NaN)

const parsePart = (part: string, least: number, most: number): readonly number[] => {
  const [span = '', step = '1'] = part.split('/')
  const [low = '', high] = span.split('-')
  const from = span === '*' ? least : numberOf(low)
  const to = span === '*' || (high === undefined && part.includes('/')) ? most : numberOf(high ?? low)
  const by = Number(step)
  if (!(from >= least && to <= most && from <= to && Number.isInteger(by) && by > 0))
    throw new Error(`bad cron part: ${part}`)
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by)
}

/** Throws on anything that is not seven legal fields. */
export const parseCron = (text: string): Cron => {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== RANGES.length) throw new Error(`cron needs 7 fields: ${text}`)
  const fields = parts.map((part, i) => {
    const [least, most] = RANGES[i] ?? [0, 0]
    return new Set(part.split(',').flatMap((one) => parsePart(one, least, most)))
  })
  return { fields, anyDay: parts[3] === '*', anyWeekday: parts[5] === '*' }
}

const allows = (cron: Cron, field: number, value: number): boolean => cron.fields[field]?.has(value) ?? false

const dayFits = (cron: Cron, local: Date): boolean => {
  if (!allows(cron, 4, local.getUTCMonth() + 1) || !allows(cron, 6, local.getUTCFullYear())) return false
  const day = allows(cron, 3, local.getUTCDate())
  const weekday = allows(cron, 5, local.getUTCDay())
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A timer that does not fire within so many days never does. */
const HORIZON_DAYS = 366 * 8

/** First firing strictly after `afterMs`; undefined = none within eight years. */
export const nextFiring = (cron: Cron, afterMs: number): number | undefined => {
  let at = Math.floor(afterMs / 1000) * 1000 + 1000 + UTC8_MS
  const end = at + HORIZON_DAYS * DAY
  while (at < end) {
    const local = new Date(at)
    if (!dayFits(cron, local)) at = (Math.floor(at / DAY) + 1) * DAY
    else if (!allows(cron, 2, local.getUTCHours())) at = (Math.floor(at / (60 * MINUTE)) + 1) * 60 * MINUTE
    else if (!allows(cron, 1, local.getUTCMinutes())) at = (Math.floor(at / MINUTE) + 1) * MINUTE
    else if (!allows(cron, 0, local.getUTCSeconds())) at += 1000
    else return at - UTC8_MS
  }
  return undefined
}
