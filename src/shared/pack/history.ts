import type { HistoryEntry } from '../kernel/doc'
import type { ParcelDoc } from '../parcel/parcel'
import { standing } from './box-marks'

/** The history of a parcel; its last sealing says what was weighed of the box since. */
export function packHistory({ history, weighings }: Pick<ParcelDoc, 'history' | 'weighings'>): readonly HistoryEntry[] {
  const weighed = standing(weighings).at(-1)
  const sealing = history.map(({ kind }) => kind).lastIndexOf('pack')
  if (weighed === undefined || sealing < 0) return history
  const { grams, off } = weighed
  const note = { ...history[sealing]?.note, grams, ...(off === undefined ? {} : { off }) }
  return history.map((entry, i) => (i === sealing ? { ...entry, note } : entry))
}
