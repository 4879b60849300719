import { deflateSync, inflateSync } from 'node:zlib'
import { cpcl } from '@shared/label/cpcl'
import { escpos } from '@shared/label/escpos'
import { pdf } from '@shared/label/pdf'
import { blankRaster, type Raster } from '@shared/label/raster'
import { renderLabel } from '@shared/label/render'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { testGlyphs } from '../../support/label/fonts'
import { longLabel } from '../../support/label/samples'

const drawn = () => {
  const label = renderLabel({ template: waybill76x130, data: longLabel, glyphs: testGlyphs() })
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  return label
}

/** What a CPCL head prints: CG blocks, bit 1 = black. */
const readCpcl = (bytes: Uint8Array, page: Raster): void => {
  const text = Buffer.from(bytes).toString('latin1')
  const block = /CG (\d+) (\d+) (\d+) (\d+) /g
  for (let found = block.exec(text); found !== null; found = block.exec(text)) {
    const [w = 0, h = 0, x = 0, y = 0] = found.slice(1).map(Number)
    for (let row = 0; row < h; row++)
      for (let i = 0; i < w; i++)
        page.bits[(y + row) * page.stride + (x >> 3) + i] = bytes[block.lastIndex + row * w + i] ?? 0
    block.lastIndex += w * h
  }
}

const readEscpos = (bytes: Uint8Array): Uint8Array[] => {
  const bands: Uint8Array[] = []
  for (let at = 2; bytes[at] === 0x1d && bytes[at + 1] === 0x76;) {
    const [wl = 0, wh = 0, hl = 0, hh = 0] = bytes.subarray(at + 4, at + 8)
    const size = (wl + wh * 256) * (hl + hh * 256)
    bands.push(bytes.subarray(at + 8, at + 8 + size))
    at += 8 + size
  }
  return bands
}

it('says the same picture in CPCL', () => {
  const { layout, raster } = drawn()
  const job = cpcl(layout, raster)
  const printed = blankRaster(raster.widthDots, raster.heightDots)
  readCpcl(job, printed)
  expect(Buffer.from(printed.bits).equals(raster.bits)).toBe(true)
  expect(Buffer.from(job).toString('latin1')).toMatch(/^! 0 200 200 1040 1\r\nPAGE-WIDTH 608\r\n/)
  expect(Buffer.from(job).toString('latin1')).toMatch(/GAP-SENSE\r\nFORM\r\nPRINT\r\n$/)
})

it('says the same picture in ESC/POS bands of at most 255 rows', () => {
  const { raster } = drawn()
  const bands = readEscpos(escpos(raster))
  expect(Math.max(...bands.map((data) => data.length / raster.stride))).toBeLessThanOrEqual(255)
  expect(Buffer.concat(bands).equals(raster.bits)).toBe(true)
})

it('a label PDF has the size of the paper and the very dots of the label', async () => {
  const { raster } = drawn()
  const file = await PDFDocument.load(pdf([raster, raster], { deflate: deflateSync }))
  const [page] = file.getPages()
  expect(file.getPageCount()).toBe(2)
  expect(page?.getWidth()).toBeCloseTo((76 / 25.4) * 72, 2)
  expect(page?.getHeight()).toBeCloseTo((130 / 25.4) * 72, 2)
  const images = page?.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict)
  const stream = images?.lookup(PDFName.of('L0'))
  if (!(stream instanceof PDFRawStream)) throw new Error('no picture on the page')
  const dots = inflateSync(stream.contents).map((byte) => ~byte)
  expect(Buffer.from(dots).equals(raster.bits)).toBe(true)
})

it('puts four waybills on an A4 page', async () => {
  const { raster } = drawn()
  const file = await PDFDocument.load(pdf(Array<Raster>(5).fill(raster), { deflate: deflateSync, paper: 'a4' }))
  expect(file.getPageCount()).toBe(2)
  const [first] = file.getPages()
  expect([first?.getWidth(), first?.getHeight()].map((v) => Math.round(v ?? 0))).toEqual([595, 842])
  expect(first?.node.lookup(PDFName.of('MediaBox'), PDFArray).size()).toBe(4)
})
