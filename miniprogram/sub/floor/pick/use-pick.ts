import { useState } from 'react'
import * as z from 'zod/mini'
import { signal } from '../../../device/signals'
import { keep, kept } from '../../../device/storage'
import { useResource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'
import { useFloorSync } from '../../../store/use-floor-sync'
import { useSnack } from '../../../store/snack'
import { refusalText } from '../../../text/common'
import { FLOOR, pickStayed } from '../../../text/floor'
import { useTrail } from './use-trail'
import { walksOf, type Put, type Spot, type Walk } from './walks'

/** How the last place was settled: a shop without codes on its racks never scans. */
type PickedBy = 'scan' | 'hand'
const done = z.array(z.string())

const loadDone = (): readonly string[] => {
  const found = z.safeParse(done, kept('pick-done'))
  return found.success ? found.data : []
}
const markOf = (spot: Pick<Spot, 'line'>, put: Put) => `${put.parcelId}|${spot.line.sku}`

/** The code of its place, or of the goods there. */
const isCodeOf = ({ location, barcode, sku }: Spot['line'], code: string): boolean =>
  code === location || code === sku || (barcode !== '' && code === barcode)

/** What this phone has taken; kept, so that a walk goes on after a call or an empty battery. */
function usePicked() {
  const [picked, setPicked] = useState(loadDone)
  const set = (next: readonly string[]) => {
    keep('pick-done', next)
    setPicked(next)
  }
  const has = (spot: Pick<Spot, 'line'>, put: Put) => picked.includes(markOf(spot, put))
  return {
    has,
    lacking: (spot: Spot) => spot.puts.filter((put) => !has(spot, put)),
    add: (spot: Spot, puts: readonly Put[]) => set([...picked, ...puts.map((put) => markOf(spot, put))]),
    forget: (parcelIds: readonly string[]) =>
      set(picked.filter((mark) => !parcelIds.includes(mark.split('|')[0] ?? ''))),
  }
}

/** The walk to go: the first with something to take or to bring away. */
function walkNow(walks: readonly Walk[], isLeft: (spot: Spot) => boolean) {
  const walk = walks.find(({ spots, ready }) => ready.length > 0 || spots.some(isLeft)) ?? walks[0]
  const { no, spots = [], ready = [] } = walk ?? {}
  return { no, spots, ready, open: spots.filter(isLeft) }
}

/** Parcels that have all their pieces and that the desk would not take: stopped meanwhile. */
function useStayed() {
  const [ids, setIds] = useState<readonly string[]>([])
  return {
    without: (walk: Walk): Walk => ({ ...walk, ready: walk.ready.filter(({ id }) => !ids.includes(id)) }),
    add(more: readonly string[]) {
      if (more.length > 0) useSnack.getState().warn(pickStayed(more.length))
      setIds([...ids, ...more])
    },
  }
}

/** The route takes so many at a time. */
const AT_ONCE = 200

async function tellPicked(parcelIds: readonly string[]) {
  const told = { taken: [] as string[], stayed: [] as string[] }
  for (let from = 0; from < parcelIds.length; from += AT_ONCE) {
    const some = parcelIds.slice(from, from + AT_ONCE)
    const answer = await callApi('pickFinish', { parcelIds: some })
    if (!answer.ok) return { ...told, refusal: answer.refusal, detail: answer.detail }
    told.stayed.push(...answer.value.refused)
    told.taken.push(...some.filter((id) => !answer.value.refused.includes(id)))
  }
  return { ...told, refusal: undefined }
}

export function usePick() {
  const snapshot = useResource('floorSnapshot', { stage: 'to-pick' })
  const queue = useFloorSync()
  const picked = usePicked()
  const [short, setShort] = useState<readonly string[]>([])
  const trail = useTrail()
  const [way, setWay] = useState<PickedBy>(() => (kept('pick-by') === 'hand' ? 'hand' : 'scan'))
  const stayed = useStayed()
  const walks = walksOf(snapshot.shown?.value, picked.has).map(stayed.without)
  const isLeft = (spot: Spot) => !spot.isDone && !short.includes(spot.key)
  const { no, spots, ready, open } = walkNow(walks, isLeft)
  const current = open[0]

  const take = (spot: Spot, by: PickedBy) => {
    const puts = picked.lacking(spot)
    for (const put of puts) queue.push({ kind: 'pick', parcelId: put.parcelId, sku: spot.line.sku })
    picked.add(spot, puts)
    keep('pick-by', by)
    setWay(by)
    trail.leave(spot.line.location)
    signal('right')
  }
  const onCode = (code: string) => {
    if (current === undefined) return
    if (isCodeOf(current.line, code)) return take(current, 'scan')
    signal('wrong')
    useSnack.getState().warn(FLOOR.notThisBin)
  }
  /** Nothing is taken: the parcels that want it stay to be picked, the others go on, and the desk hears of the bin. */
  const skip = (spot: Spot) => {
    for (const put of picked.lacking(spot)) queue.push({ kind: 'short', parcelId: put.parcelId, sku: spot.line.sku })
    setShort([...short, spot.key])
    trail.leave(spot.line.location)
    useSnack.getState().show(FLOOR.shortDone)
  }
  /** Marks are forgotten of what the desk has taken; a parcel that it did not take stays here as it is, and is not walked again. */
  const finish = async () => {
    await queue.flush()
    const told = await tellPicked(ready.map(({ id }) => id))
    picked.forget(told.taken)
    if (told.refusal === undefined) trail.forget()
    else useSnack.getState().warn(refusalText(told.refusal, told.detail))
    stayed.add(told.stayed)
    await snapshot.reload()
    return told.refusal === undefined
  }
  return { snapshot, queue, no, spots, open, current, ready, way, trail, take, skip, onCode, finish }
}
