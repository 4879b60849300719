import type { FloorParcel } from '@shared/api/floor'
import { outOf, tornFor } from '../../miniprogram/components/floor-stop'

const piece = (sku: string, quantity: number) => ({ sku, title: sku, spec: '', quantity, barcode: '', location: '' })
const stopOf = (reason: string, skus: readonly ReturnType<typeof piece>[]) => ({
  kind: 'stopped' as const,
  parcel: {
    lines: [piece('A', 2), piece('B', 3)],
    stops: [{ id: 's', reason, at: 1, skus }],
  } as unknown as FloorParcel,
})

// The red page said to tear the label of every stopped box and to wait for a new one, which comes only for a moved address: what
// a part refund leaves in the box travels on under the label it has.
it('keeps the label of a box that goes on without the refunded pieces', () => {
  const stop = stopOf('refund', [piece('A', 2)])
  expect(tornFor(stop)).toBeUndefined()
  expect(outOf(stop)).toMatchObject({ pieces: 2, rest: 3 })
})

it('tears it where nothing is left, and where the receiver has moved', () => {
  expect(tornFor(stopOf('refund', [piece('A', 2), piece('B', 3)]))).toBe('nothing-left')
  const moved = stopOf('address-changed', [piece('A', 2), piece('B', 3)])
  expect(tornFor(moved)).toBe('moved')
  expect(outOf(moved)).toMatchObject({ pieces: 0 })
})
