import { readFileSync } from 'node:fs'
import { createCellFont } from './cell-font'

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

it('draws letters inside their cells, reads the font once, and leaves unknown ones to the frame', () => {
  let reads = 0
  const font = createCellFont(() => {
    reads += 1
    return readFileSync(require.resolve(FONT))
  })
  const ink = (character: string) => font(character, 24, 24)?.data.reduce((sum, byte) => sum + byte, 0) ?? -1
  expect(ink('中')).toBeGreaterThan(0)
  expect(ink('喆')).toBeGreaterThan(0)
  expect(font('中', 24, 24)?.data).not.toEqual(font('喆', 24, 24)?.data)
  expect(ink('\u{10FFFD}')).toBe(-1)
  expect(reads).toBe(1)
})
