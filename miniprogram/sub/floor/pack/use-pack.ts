import { useState } from 'react'
import type { FloorParcel } from '@shared/api/floor'
import { judgeScan, type PieceFacts } from '@shared/pack/check'
import type { FloorStop } from '../../../components/floor-stop'
import { signal } from '../../../device/signals'
import { say } from '../../../device/voice'
import { useResource } from '../../../hooks/use-resource'
import { useFloorQueue } from '../../../store/floor-queue'
import { useFloorSync } from '../../../store/use-floor-sync'
import { useAfter } from './use-after'
import { useBench } from './use-bench'
import { useGate } from './use-gate'
import { useStopped } from './use-stopped'
import { findParcel, settles, stopOfRefusals, stopOfVerdict } from '../floor-rules'
import { useLookUp, type Judged } from '../use-look-up'
import { notHere, type Looked } from '../why-not-here'
import { useSnack } from '../../../store/snack'
import { FLOOR, SPOKEN } from '../../../text/floor'

const POLL_MS = 10_000

const piecesIn = (parcel: FloorParcel): number => parcel.lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** What lacks once the piece in hand is in the box. */
const lacksAfter = (parcel: FloorParcel, scanned: Readonly<Record<string, number>>): number =>
  Math.max(0, piecesIn(parcel) - Object.values(scanned).reduce((sum, count) => sum + count, 1))

const clearStops = ({ id, stops }: FloorParcel): void => {
  for (const one of stops) useFloorQueue.getState().push({ kind: 'stop-cleared', parcelId: id, stopId: one.id })
}

interface Scanning {
  readonly parcels: readonly FloorParcel[]
  readonly queue: ReturnType<typeof useFloorSync>
  readonly after: ReturnType<typeof useAfter>
  readonly raise: (stop: FloorStop | undefined) => void
}

/** What a code means at the bench while nothing stops the hand: a parcel to open, or a piece for the open box. */
function scanAt(bench: ReturnType<typeof useBench>, { parcels, queue, after, raise }: Scanning) {
  const { parcel, scanned, complete } = bench
  const seal = (one: FloorParcel) => queue.push({ kind: 'pack-done', parcelId: one.id, ...after.place })
  const open = (found: FloorParcel) => {
    // all that still goes was in it already: its last piece came out, or the phone was put down before the seal
    if (bench.isFull(found)) seal(found)
    signal('open')
    say(SPOKEN.opened(found.remark, piecesIn(found)))
  }
  const openByCode = (code: string, looked?: Looked): Judged => {
    const found = findParcel(parcels, code)
    // on a miss nothing stays open behind the red page: the next piece would land in the wrong box
    bench.turn(found)
    if (found === undefined && looked === undefined) return 'not-listed'
    if (found === undefined) raise(notHere(code, looked ?? 'unasked', 'bench'))
    else if (found.stops.length === 0) open(found)
    return 'settled'
  }
  const addPiece = (to: FloorParcel, piece: PieceFacts, done: boolean) => {
    queue.push({ kind: 'pack-piece', parcelId: to.id, sku: piece.sku })
    if (done) seal(to)
    bench.put(to, piece)
    raise(undefined)
    signal(done ? 'complete' : 'right')
    say(done ? SPOKEN.complete : SPOKEN.left(lacksAfter(to, scanned)))
  }
  return (code: string, looked?: Looked): Judged => {
    if (parcel === undefined || complete) return openByCode(code, looked)
    if (Object.keys(scanned).length === 0 && findParcel(parcels, code)) return openByCode(code)
    const known = parcels.flatMap((one) => one.lines)
    const verdict = judgeScan({ lines: parcel.lines, counts: scanned, known }, code)
    if (verdict.kind === 'right' || verdict.kind === 'complete')
      addPiece(parcel, verdict.piece, verdict.kind === 'complete')
    else raise(stopOfVerdict(verdict, known, code))
    return 'settled'
  }
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

  const judge = scanAt(bench, { parcels, queue, after, raise: setRaised })
  const isStopped = stop !== undefined && !settles(stop)
  const scan = useLookUp({ reload: snapshot.reload, judge, isStopped, isOffline: queue.offline })
  const onCode = (code: string) => {
    if (stop && stop === stopped) return takeOut(code) ? settle() : undefined
    if (!isStopped) scan(code)
  }
  /** A sealed box is opened and counted anew; an open one is mended by taking the piece out, which no scan says. */
  const undo = () => {
    if (parcel === undefined || !complete) return useSnack.getState().warn(FLOOR.nothingToUndo)
    queue.push({ kind: 'undo-pack', parcelId: parcel.id })
    bench.empty(parcel)
    after.forget(parcel.id)
    useSnack.getState().show(FLOOR.undone)
  }
  const clear = (one: FloorParcel) => {
    clearStops(one)
    bench.turn(undefined)
    void queue.flush().then(snapshot.reload)
  }
  const settleRefused = () => {
    const [{ parcelId, parcel: told } = { parcelId: '' }] = queue.refused
    // what the desk did not take is not in the box; its count is the one that holds
    if (told?.inBox) bench.count(parcelId, told.inBox)
    queue.settle()
    if (refused?.kind === 'stopped') clear(refused.parcel)
  }
  const settle = () => {
    if (raised) return setRaised(undefined)
    if (refused) return settleRefused()
    if (stopped) clear(stopped.parcel)
  }
  const shown = { snapshot, queue, unsure, parcel, scanned, complete, last: bench.last, stop, after }
  return { ...shown, onCode, undo, settle, close: () => bench.turn(undefined) }
}
export type Pack = ReturnType<typeof usePack>
