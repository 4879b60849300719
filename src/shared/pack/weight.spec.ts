import fc from 'fast-check'
import { expectedGrams, judgeWeight } from './weight'

const lines = [
  { sku: 'hoodie', quantity: 2, grams: 520 },
  { sku: 'shirt', quantity: 1, grams: 180 },
]
const settings = { boxGrams: 100, toleranceGrams: 30 }

it('expects all pieces and the box', () => {
  expect(expectedGrams(lines, 100)).toBe(1320)
  expect(judgeWeight(1333, lines, settings)).toEqual({ kind: 'fits', expected: 1320, off: 13 })
  expect(judgeWeight(1290, lines, settings)).toMatchObject({ kind: 'fits' })
})

it('names the one article of which a piece too few or too many would explain it', () => {
  expect(judgeWeight(1130, lines, settings)).toEqual({ kind: 'light', expected: 1320, off: -190, suspects: ['shirt'] })
  expect(judgeWeight(1860, lines, settings)).toMatchObject({ kind: 'heavy', off: 540, suspects: ['hoodie'] })
  expect(judgeWeight(1000, lines, settings)).toMatchObject({ kind: 'light', suspects: [] })
})

it('claims nothing of a parcel with a piece of unknown weight', () => {
  const unknown = [...lines, { sku: 'new', quantity: 1 }]
  expect([expectedGrams(unknown, 100), expectedGrams([{ sku: 'a', quantity: 1, grams: 0 }], 0)]).toEqual([
    undefined,
    undefined,
  ])
  expect(judgeWeight(1, unknown, settings)).toEqual({ kind: 'unknown' })
  expect(judgeWeight(1, [], settings)).toEqual({ kind: 'unknown' })
})

it('is silent within the tolerance and never outside of it', () => {
  const lineArb = fc.record({
    sku: fc.constantFrom('a', 'b', 'c'),
    quantity: fc.integer({ min: 1, max: 5 }),
    grams: fc.integer({ min: 1, max: 3000 }),
  })
  fc.assert(
    fc.property(
      fc.array(lineArb, { minLength: 1, maxLength: 6 }),
      fc.record({ boxGrams: fc.nat(500), toleranceGrams: fc.nat(300) }),
      fc.integer({ min: -2000, max: 2000 }),
      (some, bench, off) => {
        const expected = expectedGrams(some, bench.boxGrams) ?? NaN
        const { kind } = judgeWeight(expected + off, some, bench)
        expect(kind).toBe(Math.abs(off) <= bench.toleranceGrams ? 'fits' : off < 0 ? 'light' : 'heavy')
      },
    ),
  )
})
