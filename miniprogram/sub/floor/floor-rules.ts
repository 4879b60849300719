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
export const stopOfVerdict = (verdict: ScanVerdict, parcel: FloorParcel, code: string): FloorStop | undefined => {
  if (verdict.kind === 'wrong-size') {
    const place = parcel.lines.find((line) => line.sku === verdict.needed.sku)?.location ?? ''
    return { kind: 'wrong-size', piece: verdict.piece, needed: verdict.needed, place }
  }
  if (verdict.kind === 'too-many') return { kind: 'too-many', piece: verdict.piece }
  if (verdict.kind === 'not-in-parcel') {
    return { kind: 'wrong-piece', code, ...(verdict.piece ? { piece: verdict.piece } : {}) }
  }
  return undefined
}
/** A red page over a wrong piece is settled by the right one; every other stop wants the hand. */
export const settles = (stop: FloorStop) => stop.kind === 'wrong-size' || stop.kind === 'wrong-piece'
