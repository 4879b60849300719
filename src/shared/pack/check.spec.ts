import fc from 'fast-check'
import { isComplete, judgeScan, type NeededPiece } from './check'

const piece = (sku: string, title: string, quantity = 1): NeededPiece => ({
  sku,
  title,
  quantity,
  spec: sku,
  barcode: `69${sku}`,
})
const lines = [piece('M', '卫衣', 2), piece('S', '短裤')]
const known = [...lines, piece('L', '卫衣'), piece('X', '衬衫')]
const kind = (code: string, counts: Record<string, number> = {}) => judgeScan({ lines, counts, known }, code).kind

it('tells right pieces by SKU and by barcode, and the last one', () => {
  expect(judgeScan({ lines, counts: {}, known }, '69M')).toMatchObject({ kind: 'right', left: 1 })
  expect([kind('S', { M: 2 }), kind('M', { M: 2 })]).toEqual(['complete', 'too-many'])
})

it('names the size to fetch when the article is right', () => {
  expect(judgeScan({ lines, counts: {}, known }, 'L')).toMatchObject({ kind: 'wrong-size', needed: { sku: 'M' } })
  expect(kind('L', { M: 2 })).toBe('not-in-parcel')
})

it('knows what is of another parcel and what is nothing at all', () => {
  expect(judgeScan({ lines, counts: {}, known }, 'X')).toMatchObject({ kind: 'not-in-parcel', piece: { sku: 'X' } })
  expect(judgeScan({ lines, counts: {}, known }, '')).toEqual({ kind: 'not-in-parcel', code: '' })
})

it('accepts exactly the needed pieces, in any order, and says complete once', () => {
  const scans = fc.array(fc.constantFrom('M', 'S', 'L', 'X'), { maxLength: 30 })
  fc.assert(
    fc.property(scans, (codes) => {
      const counts: Record<string, number> = {}
      let complete = 0
      for (const code of codes) {
        const verdict = judgeScan({ lines, counts, known }, code)
        if (verdict.kind === 'right' || verdict.kind === 'complete') counts[code] = (counts[code] ?? 0) + 1
        if (verdict.kind === 'complete') complete += 1
      }
      expect(counts['M'] ?? 0).toBeLessThanOrEqual(2)
      expect(counts['S'] ?? 0).toBeLessThanOrEqual(1)
      expect(complete).toBe(isComplete({ lines, counts }) ? 1 : 0)
    }),
  )
})
