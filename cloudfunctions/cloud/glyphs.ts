import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GlyphSource } from '@shared/label/glyph-source'
import { outlineGlyphs } from '@shared/label/outline-glyphs'
import { readTrueType } from '@shared/label/truetype'

/** Noto Sans SC (OFL), as the package @expo-google-fonts/noto-sans-sc lays it out. The bundle carries the two files flat. */
export const FONT_FILES = {
  medium: '500Medium/NotoSansSC_500Medium.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const

const sources = new Map<string, GlyphSource>()

/**
 * Opens the label fonts in `dir` (either the fonts package or a folder with the two files in it).
 * A warm function keeps them: the second call with the same folder returns the same source. Throws when a file is not there.
 */
export const loadGlyphs = (dir: string): GlyphSource => {
  const known = sources.get(dir)
  if (known !== undefined) return known
  const open = (file: string) => {
    const flat = join(dir, file.slice(file.indexOf('/') + 1))
    return readTrueType(readFileSync(existsSync(flat) ? flat : join(dir, file)))
  }
  const source = outlineGlyphs({ medium: [open(FONT_FILES.medium)], bold: [open(FONT_FILES.bold)] })
  sources.set(dir, source)
  return source
}
