import { useState } from 'react'
import * as z from 'zod/mini'
import { signal } from '../../../device/signals'
import { keep, kept } from '../../../device/storage'
import { useResource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'
import { useFloorSync } from '../../../store/use-floor-sync'
import { useSnack } from '../../../store/snack'
import { FLOOR } from '../../../text/floor'
import { useTrail } from './use-trail'
import { walksOf, type Put, type Spot } from './walks'

/** How the last place was settled: a shop without codes on its racks never scans. */
type PickedBy = 'scan' | 'hand'
const done = z.array(z.string())

const loadDone = (): readonly string[] => {
  const found = z.safeParse(done, kept('pick-done'))
  return found.success ? found.data : []
}
const markOf = (spot: Pick<Spot, 'line'>, put: Put) => `${put.parcelId}|${spot.line.sku}`

export function usePick() {
  const snapshot = useResource('floorSnapshot', { stage: 'to-pick' })
  const queue = useFloorSync()
  const [picked, setPicked] = useState(loadDone)
  const [short, setShort] = useState<readonly string[]>([])
  const trail = useTrail()
  const [way, setWay] = useState<PickedBy>(() => (kept('pick-by') === 'hand' ? 'hand' : 'scan'))
  const walks = walksOf(snapshot.shown?.value, (spot, put) => picked.includes(markOf(spot, put)))
  const isLeft = (spot: Spot) => !spot.isDone && !short.includes(spot.key)
  const walk = walks.find(({ spots, ready }) => ready.length > 0 || spots.some(isLeft)) ?? walks[0]
  const { no, spots = [], ready = [] } = walk ?? {}
  const open = spots.filter(isLeft)
  const current = open[0]

  const take = (spot: Spot, by: PickedBy) => {
    const puts = spot.puts.filter((put) => !picked.includes(markOf(spot, put)))
    for (const put of puts) queue.push({ kind: 'pick', parcelId: put.parcelId, sku: spot.line.sku })
    const next = [...picked, ...puts.map((put) => markOf(spot, put))]
    keep('pick-done', next)
    setPicked(next)
    keep('pick-by', by)
    setWay(by)
    trail.leave(spot.line.location)
    signal('right')
  }
  const onCode = (code: string) => {
    if (current === undefined) return
    const { location, barcode, sku } = current.line
    if (code === location || code === sku || (barcode !== '' && code === barcode)) return take(current, 'scan')
    signal('wrong')
    useSnack.getState().warn(FLOOR.notThisBin)
  }
  /** Nothing is taken: the parcels that want it stay to be picked, the others go on, and the desk hears of the bin. */
  const skip = (spot: Spot) => {
    const puts = spot.puts.filter((put) => !picked.includes(markOf(spot, put)))
    for (const put of puts) queue.push({ kind: 'short', parcelId: put.parcelId, sku: spot.line.sku })
    setShort([...short, spot.key])
    trail.leave(spot.line.location)
    useSnack.getState().show(FLOOR.shortDone)
  }
  const finish = async () => {
    await queue.flush()
    const answer = await callApi('pickFinish', { parcelIds: ready.map((parcel) => parcel.id).slice(0, 200) })
    if (answer.ok) {
      keep('pick-done', [])
      setPicked([])
      trail.forget()
    }
    await snapshot.reload()
    return answer.ok
  }
  return { snapshot, queue, no, spots, open, current, ready, way, trail, take, skip, onCode, finish }
}
