import fc from 'fast-check'
import { inTurns, printerAt, sharePieces, SHARE_MODES } from './share'

const idle = (...ids: readonly string[]) => ids.map((id) => ({ id, waiting: 0 }))
const counts = (pieces: readonly { readonly count: number }[]) => pieces.map(({ count }) => count)

it('lets all printers end together', () => {
  const zones = Array<string>(100).fill('A')
  expect(counts(sharePieces(zones, idle('p', 'q'), 'load'))).toEqual([50, 50])
  expect(
    counts(
      sharePieces(
        zones,
        [
          { id: 'p', waiting: 60 },
          { id: 'q', waiting: 0 },
        ],
        'load',
      ),
    ),
  ).toEqual([20, 80])
})

it('gives nothing to a printer whose queue is longer than all others need', () => {
  const printers = [
    { id: 'p', waiting: 500 },
    { id: 'q', waiting: 0 },
    { id: 'r', waiting: 10 },
  ]
  expect(counts(sharePieces(Array<string>(30).fill('A'), printers, 'load'))).toEqual([0, 20, 10])
})

it('keeps an aisle on one printer', () => {
  const zones = [...Array<string>(60).fill('A'), ...Array<string>(20).fill('B'), ...Array<string>(30).fill('C')]
  expect(counts(sharePieces(zones, idle('p', 'q'), 'zone'))).toEqual([60, 50])
})

const printersArb = fc
  .array(fc.nat(400), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((waiting, i) => ({ id: `p${i}`, waiting })))
const zonesArb = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.nat(40)), { maxLength: 8 })
  .map((runs) => [...new Map(runs)].flatMap(([zone, count]) => Array<string>(count).fill(zone)))

it('gives every label to exactly one printer, in one piece each, whatever waits', () => {
  fc.assert(
    fc.property(zonesArb, printersArb, fc.constantFrom(...SHARE_MODES), (zones, printers, mode) => {
      const pieces = sharePieces(zones, printers, mode)
      expect(pieces.map(({ printerId }) => printerId)).toEqual(printers.map(({ id }) => id))
      expect(pieces.every(({ count }) => Number.isInteger(count) && count >= 0)).toBe(true)
      expect(counts(pieces).reduce((a, b) => a + b, 0)).toBe(zones.length)
      const of = zones.map((_zone, i) => printerAt(pieces, i))
      expect(of.every((id) => id !== undefined)).toBe(true)
      expect(printerAt(pieces, zones.length)).toBeUndefined()
      if (mode === 'zone')
        for (const zone of new Set(zones)) expect(new Set(of.filter((_, i) => zones[i] === zone)).size).toBe(1)
    }),
  )
})

it('never lets one printer end more than a label later than it must', () => {
  fc.assert(
    fc.property(fc.nat(500), printersArb, (labels, printers) => {
      const pieces = sharePieces(Array<string>(labels).fill('A'), printers, 'load')
      const ends = printers.map(({ waiting }, i) => ({
        end: waiting + (pieces[i]?.count ?? 0),
        own: pieces[i]?.count ?? 0,
      }))
      const busy = ends.filter(({ own }) => own > 1).map(({ end }) => end)
      const soonest = Math.min(...ends.map(({ end }) => end))
      for (const end of busy) expect(end - soonest).toBeLessThanOrEqual(2)
    }),
  )
})

it('works the pieces off in turns, each place once', () => {
  const pieces = [
    { printerId: 'p', count: 2 },
    { printerId: 'q', count: 0 },
    { printerId: 'r', count: 4 },
  ]
  expect(inTurns(pieces)).toEqual([0, 2, 1, 3, 4, 5])
  fc.assert(
    fc.property(zonesArb, printersArb, fc.constantFrom(...SHARE_MODES), (zones, printers, mode) => {
      const turns = inTurns(sharePieces(zones, printers, mode))
      expect([...turns].sort((a, b) => a - b)).toEqual(zones.map((_zone, i) => i))
    }),
  )
})
