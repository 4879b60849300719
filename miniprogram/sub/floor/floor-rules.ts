import type { FloorParcel } from '@shared/api/floor'
import { judgeScan, type ScanVerdict } from '@shared/pack/check'
import { outOf, type FloorStop } from '../../components/floor-stop'
import type { FloorRefusal } from '../../store/floor-refusal'

/** The oldest of what the desk would not take: each is answered by itself. */
export const stopOfRefusals = (refused: readonly FloorRefusal[]): FloorStop | undefined => {
  const [first] = refused
  if (first === undefined) return undefined
  const { verdict, parcel, parcelId } = first
  if (verdict === 'stop' && parcel) return { kind: 'stopped', parcel }
  const code = parcel?.waybillNo ?? parcelId
  if (verdict === 'not-found') return { kind: 'not-here', why: 'unknown', code }
  return { kind: 'taken-by-other', code, waiting: refused.length }
}
/** A piece that came out of a stopped box: one more is out, or all are, or it is none of them. */
export function takenOut(stop: Extract<FloorStop, { kind: 'stopped' }>, code: string) {
  const { skus } = outOf(stop)
  const lines = skus.map((one) => ({
    ...one,
    barcode: stop.parcel.lines.find(({ sku }) => sku === one.sku)?.barcode ?? '',
  }))
  const counts = stop.out ?? {}
  const verdict = judgeScan({ lines, counts, known: [] }, code)
  if (verdict.kind !== 'right' && verdict.kind !== 'complete') return undefined
  const { sku } = verdict.piece
  return { all: verdict.kind === 'complete', out: { ...counts, [sku]: (counts[sku] ?? 0) + 1 } }
}
/** The whole number, or its last four or more digits when they name one parcel only. */
export const findParcel = (parcels: readonly FloorParcel[], code: string): FloorParcel | undefined => {
  const exact = parcels.find((parcel) => parcel.waybillNo === code)
  if (exact || !/^\d{4,}$/.test(code)) return exact
  const tails = parcels.filter((parcel) => parcel.waybillNo.endsWith(code))
  return tails.length === 1 ? tails[0] : undefined
}
/** `known` are the lines of the whole session: they tell where the piece in hand belongs. */
export const stopOfVerdict = (
  verdict: ScanVerdict,
  known: FloorParcel['lines'],
  code: string,
): FloorStop | undefined => {
  const placeOf = (sku: string | undefined) => known.find((line) => line.sku === sku)?.location ?? ''
  if (verdict.kind === 'wrong-size') {
    const { piece, needed } = verdict
    return { kind: 'wrong-size', piece, needed, place: placeOf(needed.sku), back: placeOf(piece.sku) }
  }
  if (verdict.kind === 'too-many') return { kind: 'too-many', piece: verdict.piece, back: placeOf(verdict.piece.sku) }
  if (verdict.kind === 'not-in-parcel') {
    const { piece } = verdict
    return { kind: 'wrong-piece', code, ...(piece ? { piece, back: placeOf(piece.sku) } : {}) }
  }
  return undefined
}
/** A red page over a wrong piece is settled by the right one; every other stop wants the hand. */
export const settles = (stop: FloorStop) => stop.kind === 'wrong-size' || stop.kind === 'wrong-piece'
