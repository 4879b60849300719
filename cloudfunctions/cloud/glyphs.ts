import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GlyphSource } from '@shared/label/glyph-source'
import { outlineGlyphs } from '@shared/label/outline-glyphs'
import { readTrueType, type OutlineFont } from '@shared/label/truetype'

/** Noto Sans SC (OFL), as the package @expo-google-fonts/noto-sans-sc lays it out. The bundle carries the two files flat. */
export const FONT_FILES = {
  medium: '500Medium/NotoSansSC_500Medium.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const

/**
 * Asked where Noto Sans SC has no letter: Noto Sans JP (OFL) has 650 more, the name 𠮷 among them. One weight does for both. A
 * machine that has not installed it yet prints all the same: a letter that only it has is then refused by name.
 */
const FALLBACK_FILE = '500Medium/NotoSansJP_500Medium.ttf'
const FALLBACK_PACKAGE = '../noto-sans-jp'

const sources = new Map<string, GlyphSource>()

const openFallback = (dir: string): OutlineFont[] =>
  [join(dir, FALLBACK_FILE.slice(FALLBACK_FILE.indexOf('/') + 1)), join(dir, FALLBACK_PACKAGE, FALLBACK_FILE)]
    .filter((file) => existsSync(file))
    .slice(0, 1)
    .map((file) => readTrueType(readFileSync(file)))

/**
 * Opens the label fonts in `dir` (either the fonts package or a folder with the files in it).
 * A warm function keeps them: the second call with the same folder returns the same source. Throws when a file is not there.
 */
export const loadGlyphs = (dir: string): GlyphSource => {
  const known = sources.get(dir)
  if (known !== undefined) return known
  const open = (file: string) => {
    const flat = join(dir, file.slice(file.indexOf('/') + 1))
    return readTrueType(readFileSync(existsSync(flat) ? flat : join(dir, file)))
  }
  const rare = openFallback(dir)
  const source = outlineGlyphs({ medium: [open(FONT_FILES.medium), ...rare], bold: [open(FONT_FILES.bold), ...rare] })
  sources.set(dir, source)
  return source
}
