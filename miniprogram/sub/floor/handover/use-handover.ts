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
import { useLookUp, type Judged } from '../use-look-up'
import { notHere, type Looked } from '../why-not-here'
import { useClose } from './use-close'
import { usePile } from './use-pile'

const POLL_MS = 8_000
/** Ears follow the count without a word a parcel. */
const SAID_EACH = 10

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

interface Scanning {
  readonly list: readonly FloorParcel[]
  readonly courier: CourierKey
  readonly isScanned: (parcelId: string) => boolean
  readonly take: (parcel: FloorParcel) => void
  readonly raise: (stop: FloorStop) => void
}

/** What a code means at the pile of one courier. */
const judgeAt =
  ({ list, courier, isScanned, take, raise }: Scanning) =>
  (code: string, looked?: Looked): Judged => {
    const parcel = findParcel(list, code)
    if (parcel === undefined && looked === undefined) return 'not-listed'
    if (parcel === undefined) raise(notHere(code, looked ?? 'unasked', courier))
    else if (parcel.stops.length > 0) raise({ kind: 'stopped', parcel })
    else if (isScanned(parcel.id)) raise({ kind: 'not-here', why: 'handed-over', code })
    else take(parcel)
    return 'settled'
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

  const take = (parcel: FloorParcel) => {
    if (value === undefined) return
    queue.push({ kind: 'hand', parcelId: parcel.id, handoverId: value.id })
    pile.count(parcel)
    signal('right')
    const count = scanned + (missing.some(({ parcelId }) => parcelId === parcel.id) ? 1 : 0)
    if (count % SAID_EACH === 0) say(SPOKEN.handed(count))
    void queue.flush().then(resource.reload)
  }
  const list = snapshot.shown?.value.parcels ?? []
  const judge = judgeAt({ list, courier, isScanned: (id) => pile.mine.includes(id), take, raise: setRaised })
  // a box this phone has just packed may still be on its way up
  const reload = async () => queue.flush().then(snapshot.reload)
  const lookUp = useLookUp({ reload, judge, isStopped: stop !== undefined, isOffline: queue.offline })
  const onCode = (code: string) => (stop ? undefined : lookUp(code))
  const settle = () => {
    if (raised) return setRaised(undefined)
    pile.forget(queue.refused[0]?.parcelId)
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
