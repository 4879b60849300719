import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rasterise } from '@shared/label/rasterise'
import { readTrueType } from '@shared/label/truetype'
import { FONT_FILES } from '../../../cloudfunctions/cloud/glyphs'
import { FONT_DIR, testGlyphs } from '../../support/label/fonts'

const font = readTrueType(readFileSync(join(FONT_DIR, FONT_FILES.medium)))
/** Given names outside GB2312, extension A characters and what a label itself writes. */
const NEEDED = '喆堃玥珺瑄璟翀赟旻暐祎镕禤犇骉燚淼焱㼆䶮×“”（）【】《》·—…￥℃'

it('has every character names and labels need, in both weights', () => {
  const glyphs = testGlyphs()
  for (const letter of NEEDED) {
    for (const weight of ['medium', 'bold'] as const) {
      expect(`${letter} ${String(glyphs.advanceEm(letter.codePointAt(0) ?? 0, weight))}`).not.toMatch(/undefined/)
      expect(glyphs.glyph(letter.codePointAt(0) ?? 0, weight, 26)?.height).toBeGreaterThan(0)
    }
  }
})

it('does not have every character: 𠮷 and a private one are missing, never blank', () => {
  const glyphs = testGlyphs()
  for (const codePoint of [0x20bb7, 0xe000]) {
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
