import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { isComplete, type PieceFacts } from '@shared/pack/check'
import { loadCounts, saveCounts } from '../../../store/pack-counts'

/** What lies on the bench: the open parcel and what is in its box. */
export function useBench(parcels: readonly FloorParcel[]) {
  const [openId, setOpenId] = useState<string>()
  const [counts, setCounts] = useState(loadCounts)
  const [last, setLast] = useState<PieceFacts>()
  // a sealed parcel leaves the snapshot; it stays on the bench until the next waybill
  const [opened, setOpened] = useState<FloorParcel>()
  const parcel = parcels.find((one) => one.id === openId) ?? (opened?.id === openId ? opened : undefined)
  const scanned = parcel === undefined ? {} : (counts[parcel.id] ?? {})

  const write = (id: string, next: Readonly<Record<string, number>>) => {
    const all = { ...counts, [id]: next }
    saveCounts(all)
    setCounts(all)
  }
  const turn = (to: FloorParcel | undefined) => {
    setOpenId(to?.id)
    setOpened(to)
    setLast(undefined)
  }
  const put = (to: FloorParcel, piece: PieceFacts) => {
    write(to.id, { ...scanned, [piece.sku]: (scanned[piece.sku] ?? 0) + 1 })
    setLast(piece)
  }
  /** The box is counted anew from its first piece. */
  const empty = (of: FloorParcel) => {
    write(of.id, {})
    setLast(undefined)
  }
  const complete = parcel !== undefined && isComplete({ lines: parcel.lines, counts: scanned })
  return { parcel, scanned, complete, last, turn, put, empty }
}
