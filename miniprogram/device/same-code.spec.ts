import { createSameCode } from './same-code'

it('counts a label once while it is before the camera, and again when it was away', () => {
  const isNew = createSameCode()
  const seen = Array.from({ length: 40 }, (_, i) => isNew('A', i * 200))
  expect(seen.filter(Boolean)).toHaveLength(1)
  expect(isNew('A', 7_800 + 1_499)).toBe(false)
  expect(isNew('A', 7_800 + 1_499 + 1_500)).toBe(true)
})

it('counts another label at once, and the first one after it', () => {
  const isNew = createSameCode()
  expect(['A', 'B', 'B', 'A'].map((code, i) => isNew(code, i * 300))).toEqual([true, true, false, true])
})
