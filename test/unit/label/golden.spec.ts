import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { labelDataSchema } from '@shared/label/label-data'
import { png } from '@shared/label/png'
import { renderPages, type RenderedPage } from '@shared/label/render'
import { templateSchema, type Template } from '@shared/label/template'
import { BUILT_IN_TEMPLATES } from '@shared/label/templates'
import { blankRaster, rasterOf, type Raster } from '@shared/label/raster'
import { tspl, tsplNative, withoutBarcodes } from '@shared/label/tspl'
import { PNG } from 'pngjs'
import { testGlyphs } from '../../support/label/fonts'
import { longLabel, samplePickList, sampleSlip, shortLabel } from '../../support/label/samples'
import { band, blurred, greyOf, scaled, scan } from '../../support/label/scan'
import { readTspl } from '../../support/label/tspl-reader'

/**
 * One picture a template and sample, looked at by a person and compared dot for dot.
 * UPDATE_GOLDEN=1 writes them anew; look at every one before it is committed.
 */
const GOLDEN = join(__dirname, '../../../src/shared/label/golden')
const glyphs = testGlyphs()

const samplesOf = (template: Template): Record<string, object> => {
  if (template.kind === 'pick-list') return { list: samplePickList }
  if (template.kind === 'packing-slip') return { slip: labelDataSchema.parse(sampleSlip) }
  return { short: labelDataSchema.parse(shortLabel), long: labelDataSchema.parse(longLabel) }
}

const cases = BUILT_IN_TEMPLATES.flatMap((template) =>
  Object.entries(samplesOf(template)).map(([sample, data]) => {
    const drawn = renderPages({ template, data, glyphs })
    if (!drawn.ok) throw new Error(`${template.id} ${sample}: ${JSON.stringify(drawn.problems)}`)
    return { name: `${template.id}-${sample}`, template, pages: drawn.pages }
  }),
)
const pages = cases.flatMap(({ name, pages: all }) =>
  all.map((page, i) => ({ name: `${name}-${String(i + 1)}`, page })),
)

/** The part of the page that has codes, 40 dots around: blurring a whole office page takes seconds and proves nothing more. */
const codesOf = ({ layout, raster }: RenderedPage) => {
  const codes = layout.ops.flatMap((op) =>
    op.kind === 'barcode' ? [{ y: op.y, h: op.h }] : op.kind === 'qrcode' ? [{ y: op.y, h: op.size * op.module }] : [],
  )
  const top = Math.min(...codes.map(({ y }) => y))
  const bottom = Math.max(...codes.map(({ y, h }) => y + h))
  return band(greyOf(raster), top - 40, bottom + 40)
}

/** Dots of a 1-bit PNG of ours: rows without a filter, 1 = white. */
const goldenBits = (file: string): Buffer => {
  const bytes = readFileSync(file)
  const at = bytes.indexOf('IDAT')
  const lines = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  const stride = (bytes.readUInt32BE(16) + 7) >> 3
  const rows = Array.from({ length: bytes.readUInt32BE(20) }, (_, y) =>
    lines.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)),
  )
  return Buffer.concat(rows).map((byte) => ~byte) as Buffer
}

const expected = ({ layout }: RenderedPage): string[] =>
  layout.ops
    .flatMap((op) =>
      op.kind === 'barcode' ? [`Code128:${op.text}`] : op.kind === 'qrcode' ? [`QRCode:${op.text}`] : [],
    )
    .sort()

it.each(BUILT_IN_TEMPLATES.map((template) => [template.id, template] as const))(
  'template %s is valid',
  (_, template) => {
    expect(templateSchema.parse(template)).toEqual(template)
  },
)

it.each(pages.map(({ name, page }) => [name, page] as const))('%s equals its golden picture', (name, page) => {
  const file = join(GOLDEN, `${name}.png`)
  if (process.env['UPDATE_GOLDEN'] === '1' || !existsSync(file)) {
    if (process.env['UPDATE_GOLDEN'] !== '1') throw new Error(`no golden picture ${name}`)
    mkdirSync(GOLDEN, { recursive: true })
    writeFileSync(file, png(page.raster, deflateSync))
  }
  expect(goldenBits(file).equals(page.raster.bits)).toBe(true)
})

it.each(pages.map(({ name, page }) => [name, page] as const))('%s survives TSPL dot for dot', (_, page) => {
  const [printed, ...more] = readTspl(tspl(page.layout, page.raster))
  expect(more).toEqual([])
  expect(Buffer.from(printed?.bits ?? []).equals(Buffer.from(page.raster.bits))).toBe(true)
})

it.each(pages.map(({ name, page }) => [name, page] as const))('%s is the same with native barcodes', (_, page) => {
  const rest = rasterOf(withoutBarcodes(page.layout), glyphs)
  const [printed] = readTspl(tsplNative(page.layout, rest))
  expect(Buffer.from(printed?.bits ?? []).equals(Buffer.from(page.raster.bits))).toBe(true)
})

it.each(pages.map(({ name, page }) => [name, page] as const))(
  '%s: a foreign reader reads every code, also blurred and from further away',
  async (_, page) => {
    const codes = expected(page)
    expect(codes.length).toBeGreaterThan(0)
    const sharp = codesOf(page)
    expect((await scan(greyOf(page.raster))).sort()).toEqual(codes)
    expect((await scan(blurred(sharp, 1.2))).sort()).toEqual(codes)
    expect((await scan(scaled(sharp, 0.6))).sort()).toEqual(codes)
    expect((await scan(scaled(blurred(sharp, 0.8), 0.6))).sort()).toEqual(codes)
  },
)

it('writes a PNG another reader opens', () => {
  const page = pages.find(({ name }) => name === '60x40-short-1')?.page
  const raster = page?.raster ?? blankRaster(1, 1)
  const picture = PNG.sync.read(Buffer.from(png(raster, deflateSync)))
  expect([picture.width, picture.height]).toEqual([480, 320])
  greyOf(raster).levels.forEach((level, i) => {
    if (picture.data[i * 4] !== level) throw new Error(`dot ${String(i)} differs`)
  })
})

it('keeps whole-dot modules of at least three dots and ten modules of quiet on both sides', () => {
  for (const { page } of pages) {
    for (const op of page.layout.ops) {
      if (op.kind !== 'barcode') continue
      const width = op.widths.reduce((sum, w) => sum + w, 0) * op.module
      expect(op.module).toBeGreaterThanOrEqual(3)
      expect(Number.isInteger(op.module)).toBe(true)
      expect(quietDots(page.raster, op.x, op)).toBeGreaterThanOrEqual(10 * op.module)
      expect(quietDots(page.raster, op.x + width - 1, { ...op, left: false })).toBeGreaterThanOrEqual(10 * op.module)
    }
  }
})

/** White dots beside the code on its middle row. */
const quietDots = (
  page: Raster,
  edge: number,
  { y, h, left = true }: { y: number; h: number; left?: boolean },
): number => {
  const row = (y + (h >> 1)) * page.stride
  const step = left ? -1 : 1
  let count = 0
  for (let x = edge + step; x >= 0 && x < page.widthDots; x += step) {
    if ((page.bits[row + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) break
    count++
  }
  return count
}
