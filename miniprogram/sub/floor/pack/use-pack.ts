import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { isComplete, judgeScan, type PieceFacts } from '@shared/pack/check'
import type { FloorStop } from '../../../components/floor-stop'
import { signal } from '../../../device/signals'
import { say } from '../../../device/voice'
import { useResource } from '../../../hooks/use-resource'
import { useFloorQueue } from '../../../store/floor-queue'
import { useFloorSync } from '../../../store/use-floor-sync'
import { loadCounts, saveCounts } from '../../../store/pack-counts'
import { useAfter } from './use-after'
import { useGate } from './use-gate'
import { useStopped } from './use-stopped'
import { findParcel, settles, stopOfRefusals, stopOfVerdict } from '../floor-rules'
import { useSnack } from '../../../store/snack'
import { FLOOR, SPOKEN } from '../../../text/floor'

const POLL_MS = 10_000

const piecesIn = (parcel: FloorParcel): number => parcel.lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** What lacks once the piece in hand is in the box. */
const lacksAfter = (parcel: FloorParcel, scanned: Readonly<Record<string, number>>): number =>
  Math.max(0, piecesIn(parcel) - Object.values(scanned).reduce((sum, count) => sum + count, 1))

/** What lies on the bench: the open parcel and what is in its box. */
function useBench(parcels: readonly FloorParcel[]) {
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

const clearStops = ({ id, stops }: FloorParcel): void => {
  for (const one of stops) useFloorQueue.getState().push({ kind: 'stop-cleared', parcelId: id, stopId: one.id })
}

/** The packing bench: one open parcel, judged on the phone, every right piece an event on disk before its beep. */
export function usePack() {
  const snapshot = useResource('floorSnapshot', { stage: 'to-pack' }, { pollMs: POLL_MS })
  const queue = useFloorSync()
  const [raised, setRaised] = useState<FloorStop>()
  const parcels = snapshot.shown?.value.parcels ?? []
  const bench = useBench(parcels)
  const { parcel, scanned, complete } = bench
  const unsure = useGate(parcel?.id, snapshot.reload)
  const after = useAfter(complete ? parcel : undefined, snapshot.shown?.value.packing)
  const { stopped, takeOut } = useStopped(parcel)
  const refused = stopOfRefusals(queue.refused)
  const stop = raised ?? refused ?? stopped

  const openByCode = (code: string) => {
    const found = findParcel(parcels, code)
    // on a miss nothing stays open behind the red page: the next piece would land in the wrong box
    bench.turn(found)
    if (found === undefined) setRaised({ kind: 'unknown', code })
    else if (found.stops.length === 0) {
      signal('open')
      say(SPOKEN.opened(found.remark, piecesIn(found)))
    }
  }
  const addPiece = (to: FloorParcel, piece: PieceFacts, done: boolean) => {
    queue.push({ kind: 'pack-piece', parcelId: to.id, sku: piece.sku })
    if (done) queue.push({ kind: 'pack-done', parcelId: to.id, ...after.place })
    bench.put(to, piece)
    setRaised(undefined)
    signal(done ? 'complete' : 'right')
    say(done ? SPOKEN.complete : SPOKEN.left(lacksAfter(to, scanned)))
  }
  const onCode = (code: string) => {
    if (stop && stop === stopped) return takeOut(code) ? settle() : undefined
    if (stop && !settles(stop)) return
    if (parcel === undefined || complete) return openByCode(code)
    if (Object.keys(scanned).length === 0 && findParcel(parcels, code)) return openByCode(code)
    const known = parcels.flatMap((one) => one.lines)
    const verdict = judgeScan({ lines: parcel.lines, counts: scanned, known }, code)
    if (verdict.kind === 'right' || verdict.kind === 'complete') {
      return addPiece(parcel, verdict.piece, verdict.kind === 'complete')
    }
    setRaised(stopOfVerdict(verdict, known, code))
  }
  /** A sealed box is opened and counted anew; an open one is mended by taking the piece out, which no scan says. */
  const undo = () => {
    if (parcel === undefined || !complete) return useSnack.getState().warn(FLOOR.nothingToUndo)
    queue.push({ kind: 'undo-pack', parcelId: parcel.id })
    bench.empty(parcel)
    after.forget(parcel.id)
    useSnack.getState().show(FLOOR.undone)
  }
  const settle = () => {
    if (raised) return setRaised(undefined)
    if (refused) return queue.settle()
    if (stopped === undefined) return
    clearStops(stopped.parcel)
    bench.turn(undefined)
    void queue.flush().then(snapshot.reload)
  }
  const shown = { snapshot, queue, unsure, parcel, scanned, complete, last: bench.last, stop, after }
  return { ...shown, onCode, undo, settle, close: () => bench.turn(undefined) }
}
export type Pack = ReturnType<typeof usePack>
