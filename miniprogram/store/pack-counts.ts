import * as z from 'zod/mini'
import { keep, kept } from '../device/storage'

const shape = z.record(z.string(), z.record(z.string(), z.number()))
export type PackCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Parcel -> SKU -> pieces in the box, on disk: a phone that restarts in the middle of a box goes on counting. */
export const loadCounts = (): PackCounts => {
  const found = z.safeParse(shape, kept('pack-counts'))
  return found.success ? found.data : {}
}
/** Boxes of more than a long day are sealed or forgotten; one key of the phone's disk holds 1 MB. */
const KEPT = 300

/** With one box as it is now; answers what is kept. */
export function saveCount(counts: PackCounts, parcelId: string, of: Readonly<Record<string, number>>): PackCounts {
  const others = Object.entries(counts).filter(([id]) => id !== parcelId)
  const next = Object.fromEntries([...others.slice(1 - KEPT), [parcelId, of]])
  keep('pack-counts', next)
  return next
}
