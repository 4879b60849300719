/**
 * Draws labels from a file: npm run --silent label -- --data FILE.json --template 76x130 --out DIR [--plain] [--a4]
 * Writes <waybillNo>.png, .tspl and .pdf for every entry. An entry that cannot be printed whole is named on stderr with
 * the field, and the run ends with 1 after the others are written. --plain turns the privacy masks off, --a4
 * writes all of them once more into 'a4 sheets.pdf', as many as fit on a sheet of office paper.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deflateSync } from 'node:zlib'
import { joinBytes } from '@shared/label/bytes'
import type { GlyphSource } from '@shared/label/glyph-source'
import { dataSchemaOf } from '@shared/label/label-data'
import { pdf } from '@shared/label/pdf'
import { png } from '@shared/label/png'
import { renderPages, type RenderedPage } from '@shared/label/render'
import { templateSchema, type Template } from '@shared/label/template'
import { BUILT_IN_TEMPLATES, builtInTemplate } from '@shared/label/templates'
import { tspl } from '@shared/label/tspl'
import { loadGlyphs } from '../cloudfunctions/cloud/glyphs'

const FONTS = join(__dirname, '../node_modules/@expo-google-fonts/noto-sans-sc')
const USAGE = 'usage: label --data FILE.json --template ID|FILE.json --out DIR [--plain] [--a4]'

/** No number's file: in those a space is an underscore. */
const A4_FILE = 'a4 sheets.pdf'

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

/** A waybill number is a file name here: nothing that leaves the folder, and nothing that a file system finds too long. */
const MAX_NAME = 100
const fileName = (entry: unknown, index: number): string => {
  const keys = entry as Record<string, unknown> | null
  const named = keys?.['waybillNo'] ?? keys?.['waveNo']
  const text = typeof named === 'string' || typeof named === 'number' ? String(named).trim() : ''
  const plain = text.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
  return plain.slice(0, MAX_NAME) || `entry-${String(index + 1)}`
}

/** Each entry its own files: the number, else the number with the first count that no other file has. Case does not tell files apart. */
const createNames = (entries: readonly unknown[]) => {
  const known = new Set(entries.map((entry, index) => fileName(entry, index).toLowerCase()))
  const used = new Set<string>()
  const isFree = (name: string, isOwn: boolean) =>
    !used.has(name.toLowerCase()) && (isOwn || !known.has(name.toLowerCase()))
  return (name: string): string => {
    let free = name
    for (let count = 2; !isFree(free, free === name); count++) free = `${name}_${String(count)}`
    used.add(free.toLowerCase())
    return free
  }
}

const write = (base: string, pages: readonly RenderedPage[]): void => {
  const [first] = pages
  if (first === undefined) return
  const { dotsPerMm } = first.layout
  pages.forEach(({ raster }, i) => {
    writeFileSync(`${base}${i === 0 ? '' : `~${String(i + 1)}`}.png`, png(raster, deflateSync, dotsPerMm))
  })
  writeFileSync(`${base}.tspl`, joinBytes(pages.map(({ layout, raster }) => tspl(layout, raster))))
  const rasters = pages.map(({ raster }) => raster)
  writeFileSync(`${base}.pdf`, pdf(rasters, { deflate: deflateSync, dotsPerMm }))
}

/** To be cut: for a shop whose only printer is the office's. */
const writeSheets = (file: string, pages: readonly RenderedPage[]): void => {
  const [first] = pages
  if (first === undefined) return
  const rasters = pages.map(({ raster }) => raster)
  writeFileSync(file, pdf(rasters, { deflate: deflateSync, dotsPerMm: first.layout.dotsPerMm, paper: 'a4' }))
}

const readArgs = () => {
  try {
    return parseArgs({
      options: {
        data: { type: 'string' },
        template: { type: 'string', default: '76x130' },
        out: { type: 'string' },
        plain: { type: 'boolean', default: false },
        a4: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
}

const openFolder = (out: string): void => {
  try {
    mkdirSync(out, { recursive: true })
  } catch (error) {
    usage(`${out}: ${error instanceof Error ? error.message : 'cannot be made'}`)
  }
}

type Say = (field: string, detail: string) => void
interface Run {
  readonly template: Template
  readonly masked: boolean
  readonly glyphs: GlyphSource
}

/** The pages of one entry, or undefined when something of it cannot be printed whole; `say` names what. */
const drawEntry = (
  { template, masked, glyphs }: Run,
  entry: unknown,
  say: Say,
): readonly RenderedPage[] | undefined => {
  const parsed = dataSchemaOf(template.kind).safeParse(entry)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) say(issue.path.join('.') || 'entry', issue.message)
    return undefined
  }
  const drawn = renderPages({ template, data: parsed.data, glyphs, masked })
  if (drawn.ok) return drawn.pages
  for (const { field, kind, detail } of drawn.problems) say(field, `${kind}: ${detail}`)
  return undefined
}

const main = (): number => {
  const { data, out, template: name, plain, a4 } = readArgs()
  if (data === undefined || out === undefined) return usage('--data and --out are needed')
  const run: Run = { template: openTemplate(name), masked: !plain, glyphs: loadGlyphs(FONTS) }
  const found = readJson(data)
  const entries: unknown[] = Array.isArray(found) ? found : [found]
  openFolder(out)
  const nameOf = createNames(entries)
  const drawn = entries.flatMap((entry, index) => {
    const label = fileName(entry, index)
    const pages = drawEntry(run, entry, (field, detail) => {
      console.error(`entry ${String(index + 1)} ${label}: ${field}: ${detail}`)
    })
    if (pages !== undefined) write(join(out, nameOf(label)), pages)
    return pages === undefined ? [] : [pages]
  })
  if (a4) writeSheets(join(out, A4_FILE), drawn.flat())
  console.log(`${String(drawn.length)} of ${String(entries.length)} labels written to ${out}`)
  return drawn.length === entries.length ? 0 : 1
}

process.exitCode = main()
