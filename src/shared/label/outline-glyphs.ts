import type { Glyph, GlyphSource, Weight } from './glyph-source'
import { rasterise } from './rasterise'
import type { OutlineFont } from './truetype'

/** Fonts of one weight, asked in order: the first that has the character draws it. */
export type FontChain = Readonly<Record<Weight, readonly OutlineFont[]>>

/** About 100 bytes each: a shop's day needs some 3,000; the limit keeps a warm function flat whatever it is fed. */
const MAX_CACHED_GLYPHS = 30_000
const MAX_CACHED_ADVANCES = 60_000
const SIZE_STEP = 0x200000

/** Draws from outlines, each glyph once a size; caches live as long as the source. */
export const outlineGlyphs = (fonts: FontChain): GlyphSource => {
  const advances = { medium: new Map<number, number | undefined>(), bold: new Map<number, number | undefined>() }
  const glyphs = { medium: new Map<number, Glyph>(), bold: new Map<number, Glyph>() }
  const find = (codePoint: number, weight: Weight) => {
    for (const font of fonts[weight]) {
      const id = font.glyphId(codePoint)
      if (id !== 0) return { font, id }
    }
    return undefined
  }
  return {
    advanceEm: (codePoint, weight) => {
      const known = advances[weight]
      if (known.has(codePoint)) return known.get(codePoint)
      const found = find(codePoint, weight)
      const advance = found && found.font.advance(found.id) / found.font.unitsPerEm
      if (known.size >= MAX_CACHED_ADVANCES) known.clear()
      known.set(codePoint, advance)
      return advance
    },
    glyph: (codePoint, weight, sizeDots) => {
      const key = sizeDots * SIZE_STEP + codePoint
      const cache = glyphs[weight]
      const cached = cache.get(key)
      if (cached !== undefined) return cached
      const found = find(codePoint, weight)
      if (found === undefined) return undefined
      const glyph = rasterise(found.font.contours(found.id), found.font.unitsPerEm, sizeDots)
      if (cache.size >= MAX_CACHED_GLYPHS) cache.clear()
      cache.set(key, glyph)
      return glyph
    },
  }
}
