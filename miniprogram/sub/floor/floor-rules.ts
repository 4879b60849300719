import type { FloorParcel } from '@shared/api/floor'
import type { ScanVerdict } from '@shared/pack/check'
import type { FloorStop } from '../../components/stop-sheet'
import type { FloorRefusal } from '../../store/floor-queue'

export const stopOfRefusal = ({ verdict, parcel, event }: FloorRefusal): FloorStop => {
  if (verdict === 'stop' && parcel) return { kind: 'stopped', parcel }
  if (verdict === 'not-found') return { kind: 'unknown', code: event.parcelId }
  return { kind: 'taken-by-other', code: event.parcelId }
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
