import { useRef, useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { isComplete, type PieceFacts } from '@shared/pack/check'
import { loadCounts, saveCount } from '../../../store/pack-counts'

/** What lies on the bench: the open parcel and what is in its box. */
export function useBench(parcels: readonly FloorParcel[]) {
  const [openId, setOpenId] = useState<string>()
  const [counts, setCounts] = useState(loadCounts)
  const [last, setLast] = useState<PieceFacts>()
  // a sealed parcel leaves the snapshot; it stays on the bench until the next waybill
  const [opened, setOpened] = useState<FloorParcel>()
  const parcel = parcels.find((one) => one.id === openId) ?? (opened?.id === openId ? opened : undefined)
  // a box that was begun at another bench is gone on with
  const countsOf = ({ id, inBox = {} }: FloorParcel) => counts[id] ?? inBox
  const scanned = parcel === undefined ? {} : countsOf(parcel)

  // on disk before the beep, so not from within an update of the page
  const held = useRef(counts)
  const count = (id: string, next: Readonly<Record<string, number>>) => {
    held.current = saveCount(held.current, id, next)
    setCounts(held.current)
  }
  const turn = (to: FloorParcel | undefined) => {
    setOpenId(to?.id)
    setOpened(to)
    setLast(undefined)
  }
  const put = (to: FloorParcel, piece: PieceFacts) => {
    count(to.id, { ...scanned, [piece.sku]: (scanned[piece.sku] ?? 0) + 1 })
    setLast(piece)
  }
  /** The box is counted anew from its first piece. */
  const empty = (of: FloorParcel) => {
    count(of.id, {})
    setLast(undefined)
  }
  const isFull = (one: FloorParcel) => isComplete({ lines: one.lines, counts: countsOf(one) })
  const complete = parcel !== undefined && isFull(parcel)
  return { parcel, scanned, complete, last, turn, put, empty, count, isFull }
}
