import { checkSplit } from '@shared/order/split'
import { claimLines } from '@shared/parcel/decide-plan'
import { orderDoc } from '../crash/shop'

const order = {
  ...orderDoc('1', [['a', 8]]),
  state: 'ready' as const,
  hold: 'held' as const,
  auditedAt: 1,
  parcelIds: Array.from({ length: 15 }, (_, index) => `P${index}`),
}
const parts = Array.from({ length: 8 }, () => ({ '1': 1 }))

/** Split, printed, taken back, split again: the platform never heard of the first parcels. */
it('takes a sixteenth parcel when the earlier ones are void, and not before', () => {
  expect(claimLines(order, 'NEW')).toMatchObject({ refusal: 'too-many-parcels' })
  expect(claimLines({ ...order, voidParcels: 8 }, 'NEW')).toMatchObject({ ok: true })
  expect(checkSplit({ ...order, voidParcels: 7 }, parts)).toMatchObject({ refusal: 'too-many-parcels' })
  expect(checkSplit({ ...order, voidParcels: 8 }, parts)).toMatchObject({ ok: true })
})
