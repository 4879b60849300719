import { inkRows, type Pixels } from './ink-rows'

const grey = (levels: readonly (readonly number[])[], opacity = 255): Pixels => ({
  width: levels[0]?.length ?? 0,
  height: levels.length,
  data: levels.flat().flatMap((level) => [level, level, level, opacity]),
})

it('turns black and white into dots, eight a byte', () => {
  expect(inkRows(grey([[0, 255, 0, 255, 0, 255, 0, 255, 0, 0]]))).toEqual(['aac0'])
})

it('takes what is transparent for paper', () => {
  expect(inkRows(grey([[0, 0, 0, 0, 0, 0, 0, 0]], 0))).toEqual(['00'])
})

it('keeps a grey as grey as it was, counted in dots', () => {
  const rows = inkRows(grey(Array.from({ length: 64 }, () => Array<number>(64).fill(191))))
  const dots = rows
    .join('')
    .replace(/./g, (digit) => parseInt(digit, 16).toString(2))
    .replace(/0/g, '').length
  expect(dots / 64 / 64).toBeGreaterThan(0.23)
  expect(dots / 64 / 64).toBeLessThan(0.27)
})
