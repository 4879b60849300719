import * as z from 'zod/mini'
import { keep, kept } from '../device/storage'

const shape = z.record(z.string(), z.record(z.string(), z.number()))
export type PackCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Parcel -> SKU -> pieces in the box, on disk: a phone that restarts in the middle of a box goes on counting. */
export const loadCounts = (): PackCounts => {
  const found = z.safeParse(shape, kept('pack-counts'))
  return found.success ? found.data : {}
}
export const saveCounts = (counts: PackCounts): void => keep('pack-counts', counts)
