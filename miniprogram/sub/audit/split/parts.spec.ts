import fc from 'fast-check'
import { fewer, filled, firstParts, moveOn, piecesIn } from './parts'

const line = (lineNo: number, quantity: number) => ({
  lineNo,
  sku: String(lineNo),
  title: '',
  spec: '',
  quantity,
  here: 0,
  later: 0,
})

it('moves one piece on to the next parcel, and from the last back to the first', () => {
  const [one] = [firstParts([line(1, 2)])]
  const moved = moveOn(one, 1, 0)
  expect(filled(moved)).toEqual([{ '1': 1 }, { '1': 1 }])
  expect(filled(moveOn(moved, 1, 1))).toEqual([{ '1': 2 }, {}])
  expect(moveOn(one, 1, 1)).toEqual(one)
})

it('keeps every piece of every line in exactly one parcel, whatever is tapped', () => {
  const tap = fc.record({
    lineNo: fc.constantFrom(1, 2),
    from: fc.nat(4),
    verb: fc.constantFrom('on', 'more', 'fewer'),
  })
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.array(tap), (a, b, taps) => {
      const lines = [line(1, a), line(2, b)]
      let parts = firstParts(lines)
      for (const { lineNo, from, verb } of taps)
        parts = verb === 'on' ? moveOn(parts, lineNo, from) : verb === 'more' ? [...parts, {}] : fewer(parts)
      for (const { lineNo, quantity } of lines)
        expect(parts.reduce((sum, part) => sum + (part[lineNo] ?? 0), 0)).toBe(quantity)
      expect(filled(parts).reduce((sum, part) => sum + piecesIn(part), 0)).toBe(a + b)
    }),
  )
})
