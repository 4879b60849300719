import { useState } from 'react'
import type { FloorParcel, HandoverValue } from '@shared/api/floor'
import { useAct } from '../../../hooks/use-act'
import { useFloorQueue } from '../../../store/floor-queue'
import { useSnack } from '../../../store/snack'
import { COMMON } from '../../../text/common'
import { FLOOR, undoneScan } from '../../../text/floor'

interface Last {
  readonly id: string
  readonly tail: string
  readonly place: string
}
const snack = () => useSnack.getState()

/** What this phone has scanned, and what a hand says of one parcel: it is off, or it waits for the next van. */
export function usePile(value: HandoverValue | undefined, set: (next: HandoverValue) => void) {
  const { busy, act } = useAct()
  const [mine, setMine] = useState<readonly string[]>([])
  const [last, setLast] = useState<Last>()
  const forget = (parcelId: string | undefined) => setMine((ids) => ids.filter((id) => id !== parcelId))
  const count = ({ id, waybillNo, place }: FloorParcel) => {
    setMine([...mine, id])
    setLast({ id, tail: waybillNo.slice(-4), place })
  }
  const takeOff = async (parcelId: string) => {
    if (value === undefined) return false
    const next = await act('handoverTakeOff', { id: value.id, parcelId }, parcelId)
    if (next === undefined) return false
    set(next)
    forget(parcelId)
    return true
  }
  /** The last scan, at the desk: what the van takes is never a guess of this phone. */
  const undo = async () => {
    if (last === undefined) return snack().warn(FLOOR.nothingScanned)
    await useFloorQueue.getState().flush()
    if (useFloorQueue.getState().offline) return snack().warn(FLOOR.undoLater)
    if (!(await takeOff(last.id))) return
    setLast(undefined)
    snack().show(undoneScan(last.tail))
  }
  const nextTrip = async (parcelId: string, back = false) => {
    if (value === undefined) return
    const next = await act('handoverNextTrip', { id: value.id, parcelId, back }, parcelId)
    if (next === undefined) return
    set(next)
    if (!back) snack().show(FLOOR.nextTripDone, { label: COMMON.undo, onTap: () => void nextTrip(parcelId, true) })
  }
  return { busy, mine, last, count, forget, takeOff, undo, nextTrip }
}
