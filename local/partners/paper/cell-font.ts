import { outlineGlyphs } from '@shared/label/outline-glyphs'
import { readTrueType } from '@shared/label/truetype'
import { createBits, dot, type Bits } from './bits'
import type { CellFont } from './tspl-draw'

/** Letters for TEXT from a TrueType font, read when the first one is drawn; a character it lacks keeps its frame. */
export function createCellFont(readFont: () => Uint8Array): CellFont {
  let source: ReturnType<typeof outlineGlyphs> | undefined
  return (character, widthDots, heightDots): Bits | undefined => {
    if (source === undefined) {
      const font = readTrueType(readFont())
      source = outlineGlyphs({ medium: [font], bold: [font] })
    }
    const glyph = source.glyph(character.codePointAt(0) ?? 0, 'medium', heightDots)
    if (!glyph) return undefined
    const bits = createBits(widthDots, heightDots)
    // a letter wider than its cell is drawn narrow, as a printer's own half-width letters are
    const squeeze = Math.min(1, widthDots / Math.max(1, glyph.left + glyph.width))
    for (let y = 0; y < glyph.height; y += 1) {
      for (let x = 0; x < glyph.width; x += 1) {
        const black = ((glyph.rows[y * glyph.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
        if (black) dot(bits, [Math.floor((x + glyph.left) * squeeze), y + glyph.top], 'black')
      }
    }
    return bits
  }
}
