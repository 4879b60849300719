import type { InputOf, ValueOf } from '@shared/api'

const MINUTE = 60_000

/** Two waves are being picked: one has its list and more since, one has none; a parcel's slip was printed, one page of it nobody knows of. */
export function sheetShow(now: number, { kind }: InputOf<'sheetShow'>): ValueOf<'sheetShow'> {
  const printer = { id: 'e', label: '打包台小票机', usable: true, byPhone: false }
  if (kind === 'packing-slip') {
    const last = { at: now - 4 * MINUTE, pages: 2, out: 1, waiting: 0, stuck: 0 }
    const unsure = [{ copyId: 'slip-2', page: 2, failed: false }]
    const slip = { id: 'p1', at: now - 50 * MINUTE, parcels: 1, pieces: 31, unlisted: 0, last, unsure }
    return { kind, printer, subjects: [slip] }
  }
  const last = { at: now - 38 * MINUTE, pages: 3, out: 3, waiting: 0, stuck: 0 }
  return {
    kind,
    printer,
    subjects: [
      { id: 'w1', at: now - 45 * MINUTE, parcels: 38, pieces: 61, unlisted: 4, last, unsure: [] },
      { id: 'w2', at: now - 5 * MINUTE, parcels: 12, pieces: 19, unlisted: 12, unsure: [] },
    ],
  }
}
