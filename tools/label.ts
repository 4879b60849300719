/**
 * Draws labels from a file: npm run --silent label -- --data FILE.json --template 76x130 --out DIR [--plain]
 * Writes <waybillNo>.png, .tspl and .pdf for every entry. An entry that cannot be printed whole is named on stderr with
 * the field, and the run ends with 1 after the others are written. --plain turns the privacy masks off.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deflateSync } from 'node:zlib'
import { joinBytes } from '@shared/label/bytes'
import { labelDataSchema, pickListSchema } from '@shared/label/label-data'
import { pdf } from '@shared/label/pdf'
import { png } from '@shared/label/png'
import { renderPages, type RenderedPage } from '@shared/label/render'
import { templateSchema, type Template } from '@shared/label/template'
import { BUILT_IN_TEMPLATES, builtInTemplate } from '@shared/label/templates'
import { tspl } from '@shared/label/tspl'
import { loadGlyphs } from '../cloudfunctions/cloud/glyphs'

const FONTS = join(__dirname, '../node_modules/@expo-google-fonts/noto-sans-sc')
const USAGE = 'usage: label --data FILE.json --template ID|FILE.json --out DIR [--plain]'

const usage = (why: string): never => {
  console.error(`${why}\n${USAGE}\ntemplates: ${BUILT_IN_TEMPLATES.map((template) => template.id).join(' ')}`)
  process.exit(2)
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    return usage(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}

const openTemplate = (name: string): Template => {
  const known = builtInTemplate(name)
  if (known !== undefined) return known
  if (!name.endsWith('.json')) return usage(`no template ${name}`)
  const parsed = templateSchema.safeParse(readJson(name))
  if (parsed.success) return parsed.data
  return usage(`${name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
}

/** A waybill number is a file name here: nothing that leaves the folder. */
const fileName = (entry: unknown, index: number): string => {
  const keys = entry as Record<string, unknown> | null
  const named = keys?.['waybillNo'] ?? keys?.['waveNo']
  const text = typeof named === 'string' || typeof named === 'number' ? String(named).trim() : ''
  return text.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_') || `entry-${String(index + 1)}`
}

const write = (base: string, pages: readonly RenderedPage[]): void => {
  const [first] = pages
  if (first === undefined) return
  const { dotsPerMm } = first.layout
  pages.forEach(({ raster }, i) => {
    writeFileSync(`${base}${i === 0 ? '' : `-${String(i + 1)}`}.png`, png(raster, deflateSync, dotsPerMm))
  })
  writeFileSync(`${base}.tspl`, joinBytes(pages.map(({ layout, raster }) => tspl(layout, raster))))
  const rasters = pages.map(({ raster }) => raster)
  writeFileSync(`${base}.pdf`, pdf(rasters, { deflate: deflateSync, dotsPerMm }))
}

const main = (): number => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      template: { type: 'string', default: '76x130' },
      out: { type: 'string' },
      plain: { type: 'boolean', default: false },
    },
  })
  if (values.data === undefined || values.out === undefined) return usage('--data and --out are needed')
  const { out } = values
  const template = openTemplate(values.template)
  const found = readJson(values.data)
  const entries: unknown[] = Array.isArray(found) ? found : [found]
  const glyphs = loadGlyphs(FONTS)
  const schema = template.kind === 'pick-list' ? pickListSchema : labelDataSchema
  mkdirSync(out, { recursive: true })
  let refused = 0
  const used = new Map<string, number>()
  entries.forEach((entry, index) => {
    const name = fileName(entry, index)
    const say = (field: string, detail: string) => {
      console.error(`entry ${String(index + 1)} ${name}: ${field}: ${detail}`)
    }
    const parsed = schema.safeParse(entry)
    if (!parsed.success) {
      refused++
      for (const issue of parsed.error.issues) say(issue.path.join('.') || 'entry', issue.message)
      return
    }
    // Two pieces of one waybill number are two files.
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    const drawn = renderPages({ template, data: parsed.data, glyphs, masked: !values.plain })
    if (drawn.ok) return write(join(out, times === 1 ? name : `${name}_${String(times)}`), drawn.pages)
    refused++
    for (const { field, kind, detail } of drawn.problems) say(field, `${kind}: ${detail}`)
  })
  console.log(`${String(entries.length - refused)} of ${String(entries.length)} labels written to ${out}`)
  return refused === 0 ? 0 : 1
}

process.exitCode = main()
