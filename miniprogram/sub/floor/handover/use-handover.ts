import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import type { FloorParcel, HandoverValue } from '@shared/api/floor'
import type { CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import type { FloorStop } from '../../../components/stop-sheet'
import { signal } from '../../../device/signals'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { useFloorSync } from '../../../store/use-floor-sync'
import { useSnack } from '../../../store/snack'
import { COMMON } from '../../../text/common'
import { FLOOR, handTo } from '../../../text/floor'
import { findParcel, stopOfRefusal } from '../floor-rules'
import { useClose } from './use-close'

const POLL_MS = 8_000

const stopOf = (parcel: FloorParcel): FloorStop | undefined => {
  if (parcel.stops.length > 0) return { kind: 'stopped', parcel }
  return parcel.goods === 'packed' ? undefined : { kind: 'not-packed', code: parcel.waybillNo }
}

/** What a hand says of one parcel of the pile: it is off, or it waits for the next van. */
function usePile(value: HandoverValue | undefined, set: (next: HandoverValue) => void) {
  const { busy, act } = useAct()
  const takeOff = async (parcelId: string) => {
    if (value === undefined) return
    const next = await act('handoverTakeOff', { id: value.id, parcelId }, parcelId)
    if (next) set(next)
  }
  const nextTrip = async (parcelId: string, back = false) => {
    if (value === undefined) return
    const next = await act('handoverNextTrip', { id: value.id, parcelId, back }, parcelId)
    if (next === undefined) return
    set(next)
    if (!back)
      useSnack.getState().show(FLOOR.nextTripDone, { label: COMMON.undo, onTap: () => void nextTrip(parcelId, true) })
  }
  return { busy, takeOff, nextTrip }
}

/** One courier's pile: scans count on the phone at once, the close is online only and re-checks everything. */
export function useHandover(courier: CourierKey) {
  const resource = useResource('handoverOpen', { courier }, { pollMs: POLL_MS })
  const snapshot = useResource('floorSnapshot', { stage: 'to-hand', courier }, { pollMs: POLL_MS })
  const queue = useFloorSync()
  const [mine, setMine] = useState<readonly string[]>([])
  const [last, setLast] = useState<{ readonly tail: string; readonly place: string }>()
  const [raised, setRaised] = useState<FloorStop>()
  useEffect(() => void Taro.setNavigationBarTitle({ title: handTo(COURIERS[courier].short) }), [courier])

  const opened = resource.shown?.value
  const { closed, ...closing } = useClose(opened?.id, queue.flush, resource.reload)
  const value = closed ?? opened
  const pile = usePile(value, resource.set)
  const refusal = queue.refused[0]
  const stop = raised ?? (refusal ? stopOfRefusal(refusal) : undefined)
  // what this phone has scanned counts at once; the desk's own list follows with its next answer
  const queued = queue.events.filter((event) => event.kind === 'hand' && event.handoverId === value?.id)
  const here = new Set([...mine, ...queued.map(({ parcelId }) => parcelId)])
  const missing = (value?.missing ?? []).filter(({ parcelId }) => !here.has(parcelId))

  const onCode = (code: string) => {
    if (stop || value === undefined) return
    const parcel = findParcel(snapshot.shown?.value.parcels ?? [], code)
    if (parcel === undefined) return setRaised({ kind: 'unknown', code })
    const trouble = stopOf(parcel)
    if (trouble) return setRaised(trouble)
    if (mine.includes(parcel.id)) return setRaised({ kind: 'already', code })
    queue.push({ kind: 'hand', parcelId: parcel.id, handoverId: value.id })
    setMine([...mine, parcel.id])
    setLast({ tail: parcel.waybillNo.slice(-4), place: parcel.place })
    signal('right')
    void queue.flush().then(resource.reload)
  }
  const settle = () => {
    if (raised) return setRaised(undefined)
    setMine(mine.filter((id) => id !== refusal?.event.parcelId))
    queue.settle()
  }
  return {
    resource,
    value,
    queue,
    last,
    stop,
    scanned: (value?.expected ?? 0) - missing.length,
    missing,
    onCode,
    settle,
    ...pile,
    ...closing,
  }
}
export type Handover = ReturnType<typeof useHandover>
