import { join } from 'node:path'
import { loadGlyphs } from '../../../cloudfunctions/cloud/glyphs'

export const FONT_DIR = join(__dirname, '../../../node_modules/@expo-google-fonts/noto-sans-sc')

export const testGlyphs = () => loadGlyphs(FONT_DIR)
