import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { rasterise } from '@shared/label/rasterise'
import { readTrueType } from '@shared/label/truetype'
import { FONT_FILES } from '../../../cloudfunctions/cloud/glyphs'
import { FONT_DIR, testGlyphs } from '../../support/label/fonts'

const font = readTrueType(readFileSync(join(FONT_DIR, FONT_FILES.medium)))
/** Given names outside GB2312, extension A characters and what a label itself writes. */
const NEEDED = '喆堃玥珺瑄璟翀赟旻暐祎镕禤犇骉燚淼焱㼆䶮×“”（）【】《》·—…￥℃'

/** Every two-byte character of GBK. */
const gbkLetters = (): string[] => {
  const bytes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return bytes(0x81, 0xfe)
    .flatMap((lead) => bytes(0x40, 0xfe).map((trail) => iconv.decode(Buffer.from([lead, trail]), 'gbk')))
    .filter((letter) => letter.length === 1)
}

it('has every character names and labels need, in both weights', () => {
  const glyphs = testGlyphs()
  for (const letter of NEEDED) {
    for (const weight of ['medium', 'bold'] as const) {
      expect(`${letter} ${String(glyphs.advanceEm(letter.codePointAt(0) ?? 0, weight))}`).not.toMatch(/undefined/)
      expect(glyphs.glyph(letter.codePointAt(0) ?? 0, weight, 26)?.height).toBeGreaterThan(0)
    }
  }
})

it('has every hanzi of GBK, in both weights', () => {
  const glyphs = testGlyphs()
  const letters = gbkLetters().filter((letter) => /\p{Script=Han}/u.test(letter))
  expect(letters.length).toBeGreaterThan(20_900)
  const without = letters.filter((letter) =>
    (['medium', 'bold'] as const).some((weight) => glyphs.advanceEm(letter.codePointAt(0) ?? 0, weight) === undefined),
  )
  expect(without).toEqual([])
})

it('draws names beyond GBK: Noto SC has some, the fallback 𠮷 and its kin', () => {
  const glyphs = testGlyphs()
  for (const letter of '𬭎𫖯㼆𫘧𬱖𪟝𫍽𬬱𠮷𠀋𡈽') {
    for (const weight of ['medium', 'bold'] as const)
      expect([letter, glyphs.glyph(letter.codePointAt(0) ?? 0, weight, 26)?.height]).toEqual([
        letter,
        expect.any(Number),
      ])
  }
})

it('does not have every character: one of extension E and a private one are missing, never blank', () => {
  const glyphs = testGlyphs()
  for (const codePoint of [0x2c386, 0xe000]) {
    expect(glyphs.advanceEm(codePoint, 'medium')).toBeUndefined()
    expect(glyphs.glyph(codePoint, 'medium', 24)).toBeUndefined()
  }
})

it('reads advances and outlines: a CJK letter is one em wide and inside its box', () => {
  const id = font.glyphId('国'.codePointAt(0) ?? 0)
  expect(font.advance(id)).toBe(font.unitsPerEm)
  const glyph = rasterise(font.contours(id), font.unitsPerEm, 32)
  expect(glyph.left).toBeGreaterThanOrEqual(0)
  expect(glyph.left + glyph.width).toBeLessThanOrEqual(32)
  expect(glyph.top).toBeGreaterThanOrEqual(0)
  expect(glyph.top + glyph.height).toBeLessThanOrEqual(32)
})

it('draws 国 as a frame: its outer rows and columns are black, the ring inside is white', () => {
  const glyph = rasterise(font.contours(font.glyphId('国'.codePointAt(0) ?? 0)), font.unitsPerEm, 64)
  const black = (x: number, y: number) => ((glyph.rows[y * glyph.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  const middle = glyph.height >> 1
  expect(black(1, middle)).toBe(true)
  expect(black(glyph.width - 2, middle)).toBe(true)
  expect(black(8, middle)).toBe(false)
})

it('refuses a file that is no font', () => {
  expect(() => readTrueType(new Uint8Array(64))).toThrow(/no .* table/)
})
