import { deflateSync } from 'node:zlib'
import { pdf } from '@shared/label/pdf'
import { png } from '@shared/label/png'
import { blankRaster, fillRect, type Raster } from '@shared/label/raster'
import { createBits, fill } from './bits'
import { readPdf } from './pdf-read'
import { toPng } from './png'
import { readPng } from './png-read'

/** 21 dots wide, so that the last byte of a row is not full. */
function drawn(): Raster {
  const raster = blankRaster(21, 9)
  fillRect(raster, { x: 0, y: 0, w: 3, h: 9 })
  fillRect(raster, { x: 17, y: 2, w: 4, h: 1 })
  return raster
}
const same = createBits(21, 9)
fill(same, { x: 0, y: 0, width: 3, height: 9 }, 'black')
fill(same, { x: 17, y: 2, width: 4, height: 1 }, 'black')

it('reads a PNG back dot for dot', () => {
  expect(readPng(Buffer.from(png(drawn(), deflateSync)))).toEqual(same)
  expect(readPng(toPng(same))).toEqual(same)
})

it('reads every page of a PDF back dot for dot', () => {
  const file = pdf([drawn(), blankRaster(8, 2)], { deflate: deflateSync })
  const [first, second, ...more] = readPdf(Buffer.from(file))
  expect(first).toEqual(same)
  expect(second).toEqual(createBits(8, 2))
  expect(more).toEqual([])
})

it('gets nothing out of bytes that are cut short or are something else', () => {
  const picture = Buffer.from(png(drawn(), deflateSync))
  for (const bytes of [Buffer.alloc(0), Buffer.from('%PDF'), picture.subarray(0, 60)])
    expect(readPng(bytes)).toBeUndefined()
  const file = Buffer.from(pdf([drawn()], { deflate: deflateSync }))
  expect(readPdf(file.subarray(0, file.indexOf('stream') + 12))).toEqual([])
  expect(readPdf(picture)).toEqual([])
})
