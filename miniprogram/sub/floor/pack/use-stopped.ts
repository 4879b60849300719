import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { signal } from '../../../device/signals'
import { takenOut } from '../floor-rules'

/** A box that must not go as it is; the pieces that its stop wants out may be scanned as they come out. */
export function useStopped(parcel: FloorParcel | undefined) {
  const [counted, setCounted] = useState<{ of: string; counts: Readonly<Record<string, number>> }>()
  const of = parcel?.stops[0]?.id
  const out = counted !== undefined && counted.of === of ? counted.counts : {}
  const stopped = parcel !== undefined && of !== undefined ? ({ kind: 'stopped', parcel, out } as const) : undefined
  /** True: all of it is out. */
  const takeOut = (code: string): boolean => {
    const taken = stopped && takenOut(stopped, code)
    if (taken === undefined || of === undefined) return false
    signal('right')
    setCounted({ of, counts: taken.out })
    return taken.all
  }
  return { stopped, takeOut }
}
