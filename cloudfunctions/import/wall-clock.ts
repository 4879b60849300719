import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const CHINA_MINUTES = 8 * 60

/** 2026-11-20 0:08, 2026/1/5 09:10:11, 2026.11.20, 2026年11月20日 8时5分, 2026-11-20T00:08:54.000+08:00. */
const WRITTEN =
  /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?)?\s*(Z|[+-]\d\d:?\d\d)?$/
const COMPACT = /^(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/
/** Days since the last of 1899, as Excel counts them, of the years 2009 to 2064. */
const SERIAL = /^[45]\d{4}(?:\.\d+)?$/
const SERIAL_OF_1970 = 25_569

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return CHINA_MINUTES
  if (zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
}

/** Epoch ms of a wall clock, at +08:00 unless it names a zone; undefined when there is no such time (no 2026-02-30). */
export function readChinaTime(text: string): number | undefined {
  // Excel's fractions of a day are rounded to the second
  if (SERIAL.test(text))
    return Math.round((Number(text) - SERIAL_OF_1970) * (DAY_MS / 1000)) * 1000 - CHINA_MINUTES * MINUTE_MS
  const found = WRITTEN.exec(text) ?? COMPACT.exec(text)
  if (!found) return undefined
  const [year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found.slice(1, 7)
  const two = (part: string) => part.padStart(2, '0')
  const canonical = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
  const parsed = dayjs.utc(canonical, 'YYYY-MM-DD HH:mm:ss', true)
  return parsed.isValid() ? parsed.valueOf() - zoneMinutes(found[7]) * MINUTE_MS : undefined
}
