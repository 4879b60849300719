export type Weight = 'medium' | 'bold'

/** A glyph at one size: `rows` are packed 1-bit rows of `stride` bytes, most significant bit left, 1 = black. */
export interface Glyph {
  readonly left: number
  /** Dots below the top edge of the line box; the em box is exactly `sizeDots` high. */
  readonly top: number
  readonly width: number
  readonly height: number
  readonly stride: number
  readonly rows: Uint8Array
}

/** Where letters come from. Both answers are `undefined` for a character no font has. */
export interface GlyphSource {
  /** Advance in em. */
  advanceEm(codePoint: number, weight: Weight): number | undefined
  glyph(codePoint: number, weight: Weight, sizeDots: number): Glyph | undefined
}
