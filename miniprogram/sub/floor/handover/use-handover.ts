import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import type { FloorParcel, HandoverValue } from '@shared/api/floor'
import type { FloorEvent } from '@shared/api/floor-event'
import type { CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import type { FloorStop } from '../../../components/floor-stop'
import { signal } from '../../../device/signals'
import { say } from '../../../device/voice'
import { useResource } from '../../../hooks/use-resource'
import { useFloorSync } from '../../../store/use-floor-sync'
import { handTo, SPOKEN } from '../../../text/floor'
import { findParcel, stopOfRefusals } from '../floor-rules'
import { useClose } from './use-close'
import { usePile } from './use-pile'

const POLL_MS = 8_000
/** Ears follow the count without a word a parcel. */
const SAID_EACH = 10

const stopOf = (parcel: FloorParcel): FloorStop | undefined => {
  if (parcel.stops.length > 0) return { kind: 'stopped', parcel }
  return parcel.goods === 'packed' ? undefined : { kind: 'not-packed', code: parcel.waybillNo }
}

interface Here {
  readonly mine: readonly string[]
  readonly events: readonly FloorEvent[]
}

/** What this phone has scanned counts at once; the desk's own list follows with its next answer. */
function countOf(value: HandoverValue | undefined, { mine, events }: Here) {
  const queued = events.filter((event) => event.kind === 'hand' && event.handoverId === value?.id)
  const here = new Set([...mine, ...queued.map(({ parcelId }) => parcelId)])
  const missing = (value?.missing ?? []).filter(({ parcelId }) => !here.has(parcelId))
  return { missing, scanned: (value?.expected ?? 0) - missing.length }
}

/** One courier's pile: scans count on the phone at once, the close is online only and re-checks everything. */
export function useHandover(courier: CourierKey) {
  const resource = useResource('handoverOpen', { courier }, { pollMs: POLL_MS })
  const snapshot = useResource('floorSnapshot', { stage: 'to-hand', courier }, { pollMs: POLL_MS })
  const queue = useFloorSync()
  const [raised, setRaised] = useState<FloorStop>()
  useEffect(() => void Taro.setNavigationBarTitle({ title: handTo(COURIERS[courier].short) }), [courier])

  const opened = resource.shown?.value
  const { closed, ...closing } = useClose(opened?.id, queue.flush, resource.reload)
  const value = closed ?? opened
  const pile = usePile(value, resource.set)
  const stop = raised ?? stopOfRefusals(queue.refused)
  const { missing, scanned } = countOf(value, { mine: pile.mine, events: queue.events })

  const onCode = (code: string) => {
    if (stop || value === undefined) return
    const parcel = findParcel(snapshot.shown?.value.parcels ?? [], code)
    if (parcel === undefined) return setRaised({ kind: 'unknown', code })
    const trouble = stopOf(parcel)
    if (trouble) return setRaised(trouble)
    if (pile.mine.includes(parcel.id)) return setRaised({ kind: 'already', code })
    queue.push({ kind: 'hand', parcelId: parcel.id, handoverId: value.id })
    pile.count(parcel)
    signal('right')
    const count = scanned + (missing.some(({ parcelId }) => parcelId === parcel.id) ? 1 : 0)
    if (count % SAID_EACH === 0) say(SPOKEN.handed(count))
    void queue.flush().then(resource.reload)
  }
  const settle = () => {
    if (raised) return setRaised(undefined)
    pile.forget(queue.refused[0]?.event.parcelId)
    queue.settle()
  }
  return {
    resource,
    value,
    queue,
    stop,
    scanned,
    missing,
    onCode,
    settle,
    ...pile,
    ...closing,
  }
}
export type Handover = ReturnType<typeof useHandover>
