const HOUR_MS = 3_600_000
const CHINA_MS = 8 * HOUR_MS
const TIME_CELL = /(?<=,)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?=,)/g

/** The sample day moved by whole hours, so that its last order came in within the hour: its deadlines are still ahead. */
export function dayUntil(csv: Buffer, now: number): Buffer {
  const text = csv.toString()
  const at = (cell: string) => Date.parse(`${cell.replace(' ', 'T')}+08:00`)
  const last = (text.match(TIME_CELL) ?? []).reduce((max, cell) => Math.max(max, at(cell)), 0)
  const shiftMs = Math.floor((now - last) / HOUR_MS) * HOUR_MS
  const moved = (cell: string) => new Date(at(cell) + shiftMs + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')
  return Buffer.from(text.replace(TIME_CELL, moved))
}
