import { forgetAll } from '../../test/support/taro'
import { loadCounts, saveCount, type PackCounts } from './pack-counts'

beforeEach(forgetAll)

it('keeps the boxes counted last, and no more than a long day has', () => {
  let counts: PackCounts = {}
  for (let i = 0; i < 400; i++) counts = saveCount(counts, `p${i}`, { A: i })
  counts = saveCount(counts, 'p150', { A: 1 })
  counts = saveCount(counts, 'p400', { A: 2 })
  const kept = loadCounts()
  expect(Object.keys(kept)).toHaveLength(300)
  expect([kept['p150'], kept['p400'], kept['p399'], kept['p99']]).toEqual([{ A: 1 }, { A: 2 }, { A: 399 }, undefined])
})
