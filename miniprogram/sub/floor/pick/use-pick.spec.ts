import fc from 'fast-check'
import type { FloorParcel } from '@shared/api/floor'
import { spotsOf } from './use-pick'

const parcelArb = fc
  .array(
    fc.record({
      sku: fc.constantFrom('a', 'b', 'c'),
      quantity: fc.integer({ min: 1, max: 5 }),
      location: fc.constantFrom('A-01-1-1', 'A-02-1-1', 'B-01-1-1'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.map((line) => ({ ...line, barcode: line.sku, title: line.sku, spec: '' })))

const parcelsArb = fc.array(parcelArb, { maxLength: 6 }).map((all) =>
  all.map((lines, index): FloorParcel => ({
    id: `p${index}`,
    waybillNo: `${index}`,
    courier: 'zto',
    slot: index + 1,
    goods: 'planned',
    name: '',
    place: '',
    remark: '',
    lines,
    stops: [],
    copies: 0,
  })),
)

it('walks each rack once, in order, and takes exactly what the parcels want', () => {
  fc.assert(
    fc.property(parcelsArb, (parcels) => {
      const spots = spotsOf(parcels)
      const keys = spots.map((spot) => spot.key)
      expect(keys).toEqual([...new Set(keys)].sort())
      const wanted = parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + line.quantity, 0)
      expect(spots.reduce((sum, spot) => sum + spot.pieces, 0)).toBe(wanted)
      for (const spot of spots) {
        expect(spot.puts.reduce((sum, put) => sum + put.quantity, 0)).toBe(spot.pieces)
      }
    }),
  )
})
