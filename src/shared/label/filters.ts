import { COURIERS } from '../courier/couriers'
import { maskAddress, maskName, maskPhone } from './mask'

/** value, argument after the colon, whether privacy is on. Unknown shapes pass through unchanged. */
type Filter = (value: unknown, arg: string, masked: boolean) => unknown

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

const MASKS: Readonly<Record<string, (plain: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  address: maskAddress,
}
const BEIJING_MS = 8 * 3_600_000

const mask: Filter = (value, kind, masked) => (masked ? (MASKS[kind]?.(text(value)) ?? '***') : value)

/** Province, city, district and the (masked) detail; a part the detail already begins with is not said twice. */
const address: Filter = (value, _arg, masked) => {
  const detail = text(field(value, 'detail'))
  const regions = ['province', 'city', 'district'].map((key) => text(field(value, key)))
  const parts = regions.filter((part, i) => part !== '' && part !== regions[i - 1])
  const prefix = parts.join('')
  const rest = detail.startsWith(prefix) ? detail.slice(prefix.length) : detail
  return prefix + (masked ? maskAddress(rest) : rest)
}

/** Epoch ms in Beijing time, by a pattern of YYYY MM DD HH mm ss. */
export function beijingTime(at: number, pattern: string): string {
  const iso = new Date(at + BEIJING_MS).toISOString()
  const parts: Record<string, string> = {
    YYYY: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    DD: iso.slice(8, 10),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
  }
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (key) => parts[key] ?? key)
}

/** Text is shown as given, ISO text in Beijing time. */
const date: Filter = (value, pattern) => {
  const zoned = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
  const ms = zoned ? Date.parse(value) : /^\d{13}$/.test(text(value)) ? Number(value) : NaN
  if (Number.isNaN(ms)) return text(value).replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ')
  return beijingTime(ms, pattern || 'YYYY-MM-DD HH:mm')
}

/** First n of a list joined; the rest is counted: `few:2` -> `A、B 等 5 单`. */
const few: Filter = (value, arg) => {
  const [n = '3', unit = ''] = arg.split(',')
  const all = list(value).map(text)
  const shown = all.slice(0, Number(n)).join('、')
  return all.length <= Number(n) ? shown : `${shown} 等 ${String(all.length)} ${unit}`.trimEnd()
}

const courierName = (value: unknown): string => {
  const key = text(value).toLowerCase()
  const entry = Object.entries(COURIERS).find(([ours, { kdniao }]) => ours === key || kdniao.toLowerCase() === key)
  return entry === undefined ? text(value) : entry[1].name
}

export const FILTERS = {
  mask,
  address,
  date,
  few,
  courier: (value) => courierName(value),
  money: (fen) => (typeof fen === 'number' ? `¥${(fen / 100).toFixed(2)}` : fen),
  join: (value, separator) =>
    list(value)
      .map(text)
      .join(separator || '、'),
  tail: (value, n) => text(value).slice(-Number(n || 4)),
  count: (value) => list(value).length,
  pieces: (value) => list(value).reduce<number>((sum, row) => sum + (Number(field(row, 'quantity')) || 0), 0),
  or: (value, fallback) => (text(value) === '' ? fallback : value),
} as const satisfies Record<string, Filter>

export type FilterName = keyof typeof FILTERS
