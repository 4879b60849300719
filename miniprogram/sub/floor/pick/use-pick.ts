import { useState } from 'react'
import * as z from 'zod/mini'
import type { FloorParcel } from '@shared/api/floor'
import { spotsOf, type Spot as SharedSpot } from '@shared/pack/spots'
import { signal } from '../../../device/signals'
import { keep, kept } from '../../../device/storage'
import { useResource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'
import { useFloorSync } from '../../../store/use-floor-sync'
import { useSnack } from '../../../store/snack'
import { FLOOR } from '../../../text/floor'

export type Spot = SharedSpot<FloorParcel['lines'][number]>
const done = z.array(z.string())

const loadDone = (): readonly string[] => {
  const found = z.safeParse(done, kept('pick-done'))
  return found.success ? found.data : []
}
const markOf = (spot: Spot, put: Spot['puts'][number]) => `${put.parcelId}|${spot.line.sku}`

export function usePick() {
  const snapshot = useResource('floorSnapshot', { stage: 'to-pick' })
  const queue = useFloorSync()
  const [picked, setPicked] = useState(loadDone)
  const [short, setShort] = useState<readonly string[]>([])
  const parcels = snapshot.shown?.value.parcels ?? []
  const spots = spotsOf(parcels)
  const isDone = (spot: Spot) => spot.puts.every((put) => picked.includes(markOf(spot, put)))
  const open = spots.filter((spot) => !isDone(spot) && !short.includes(spot.key))
  const current = open[0]
  const ready = parcels.filter((parcel) => parcel.lines.every((line) => picked.includes(`${parcel.id}|${line.sku}`)))

  const take = (spot: Spot) => {
    const puts = spot.puts.filter((put) => !picked.includes(markOf(spot, put)))
    for (const put of puts) queue.push({ kind: 'pick', parcelId: put.parcelId, sku: spot.line.sku })
    const next = [...picked, ...puts.map((put) => markOf(spot, put))]
    keep('pick-done', next)
    setPicked(next)
    signal('right')
  }
  const onCode = (code: string) => {
    if (current === undefined) return
    const { location, barcode, sku } = current.line
    if (code === location || code === sku || (barcode !== '' && code === barcode)) return take(current)
    signal('wrong')
    useSnack.getState().warn(FLOOR.notThisBin)
  }
  /** Nothing is taken: the parcels that want it stay to be picked, the others go on, and the desk hears of the bin. */
  const skip = (spot: Spot) => {
    const puts = spot.puts.filter((put) => !picked.includes(markOf(spot, put)))
    for (const put of puts) queue.push({ kind: 'short', parcelId: put.parcelId, sku: spot.line.sku })
    setShort([...short, spot.key])
    useSnack.getState().show(FLOOR.shortDone)
  }
  const finish = async () => {
    await queue.flush()
    const answer = await callApi('pickFinish', { parcelIds: ready.map((parcel) => parcel.id).slice(0, 200) })
    if (answer.ok) {
      keep('pick-done', [])
      setPicked([])
    }
    await snapshot.reload()
    return answer.ok
  }
  return { snapshot, queue, spots, open, current, ready, take, skip, onCode, finish }
}
