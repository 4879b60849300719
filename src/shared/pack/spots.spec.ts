import fc from 'fast-check'
import { pickRows, spotsOf } from './spots'

const parcelArb = fc
  .array(
    fc.record({
      sku: fc.constantFrom('a', 'b', 'c'),
      quantity: fc.integer({ min: 1, max: 5 }),
      location: fc.constantFrom('A-01-1-1', 'A-02-1-1', 'B-01-1-1'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.map((line) => ({ ...line, title: line.sku, spec: '' })))

const parcelsArb = fc
  .array(parcelArb, { maxLength: 40 })
  .map((all) => all.map((lines, index) => ({ id: `p${index}`, slot: index + 1, lines })))
type Parcels = Parameters<typeof spotsOf>[0]

const wanted = (parcels: Parcels) =>
  parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + line.quantity, 0)

it('walks each rack once, in order, and takes exactly what the parcels want', () => {
  fc.assert(
    fc.property(parcelsArb, (parcels) => {
      const spots = spotsOf(parcels)
      const keys = spots.map((spot) => spot.key)
      expect(keys).toEqual([...new Set(keys)].sort())
      expect(spots.reduce((sum, spot) => sum + spot.pieces, 0)).toBe(wanted(parcels))
      for (const spot of spots) {
        expect(spot.puts.reduce((sum, put) => sum + put.quantity, 0)).toBe(spot.pieces)
      }
    }),
  )
})

/** Slot -> pieces, as a picker reads a row. */
const read = (slots: string) =>
  slots.split(' ').map((word) => {
    const [slot = '', quantity = '1'] = word.split('×')
    return { slot: Number(slot), quantity: Number(quantity) }
  })

it('says on paper the same walk, in rows that a page can hold, each with the pieces of its own slots', () => {
  fc.assert(
    fc.property(parcelsArb, (parcels) => {
      const rows = pickRows(parcels)
      for (const { slots, quantity } of rows) {
        const puts = read(slots)
        expect(puts.length).toBeLessThanOrEqual(16)
        expect(puts.reduce((sum, put) => sum + put.quantity, 0)).toBe(quantity)
      }
      const places = rows.map(({ bin, sku }) => `${bin}|${sku}`)
      expect([...new Set(places)]).toEqual(spotsOf(parcels).map(({ key }) => key))
      for (const { slot, lines } of parcels) {
        const own = rows.flatMap(({ slots }) => read(slots)).filter((put) => put.slot === slot)
        expect(own.reduce((sum, put) => sum + put.quantity, 0)).toBe(lines.reduce((sum, one) => sum + one.quantity, 0))
      }
    }),
  )
})
