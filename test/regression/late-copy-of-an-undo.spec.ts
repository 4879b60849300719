import type { FloorEvent } from '@shared/api/floor-event'
import { takePackEvent, type PackKind } from '@shared/pack/take-event'
import type { ParcelDoc } from '@shared/parcel/parcel'

const bench = { at: 9, by: 'staff-1', pickBeforePack: true }
const picked = {
  ...{ _id: 'P1', goods: 'picked', waybill: 'got', copies: 1, packScans: {}, stops: [], history: [] },
  lines: [{ orderId: 'o', lineNo: 1, sku: 'S1', title: 'S1', spec: '', quantity: 1 }],
} as unknown as ParcelDoc

const event = (seq: number, kind: PackKind): FloorEvent & { kind: PackKind } => {
  return { id: `event-${seq}`, session: 'session-1', seq, at: seq, kind, parcelId: 'P1', sku: 'S1' }
}
const after = (parcel: ParcelDoc, one: FloorEvent & { kind: PackKind }): ParcelDoc => {
  const taken = takePackEvent(parcel, one, bench)
  return taken.ok ? { ...parcel, ...(taken.value as Partial<ParcelDoc>) } : parcel
}

it('opens no sealed box by the second copy of an undo, and counts no piece of the box that was', () => {
  const [piece, undo] = [event(1, 'pack-piece'), event(3, 'undo-pack')]
  const opened = [piece, event(2, 'pack-done'), undo].reduce(after, picked)
  expect(after(opened, piece)).toEqual(opened)
  const sealed = [event(4, 'pack-piece'), event(5, 'pack-done')].reduce(after, opened)
  expect(sealed.goods).toBe('packed')
  expect(after(sealed, undo)).toEqual(sealed)
})
