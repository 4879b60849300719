import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

const EIGHT_HOURS_MS = 8 * 3_600_000
const SECONDS = 'YYYY-MM-DD HH:mm:ss'

/** `2026-01-02 10:00:00`, China's time, which all partners here write without a zone. */
export const chinaSeconds = (at: number): string => dayjs.utc(at + EIGHT_HOURS_MS).format(SECONDS)

/** RFC 3339 with milliseconds and zone, as WeChat's upload_time wants it. */
export const chinaRfc3339 = (at: number): string =>
  `${dayjs.utc(at + EIGHT_HOURS_MS).format('YYYY-MM-DDTHH:mm:ss.SSS')}+08:00`

/** Epoch ms of `2026-01-02 10:00:00`; undefined when the text is anything else. */
export function fromChinaSeconds(text: string): number | undefined {
  const read = dayjs.utc(text, SECONDS, true)
  return read.isValid() ? read.valueOf() - EIGHT_HOURS_MS : undefined
}
