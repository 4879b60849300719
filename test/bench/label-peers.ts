import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { Resvg } from '@resvg/resvg-js'
import { BASELINE_EM } from '@shared/label/rasterise'
import type { LabelLayout, Op } from '@shared/label/layout-types'
import { blankRaster, type Raster } from '@shared/label/raster'
import { join } from 'node:path'
import { FONT_FILES } from '../../cloudfunctions/cloud/glyphs'
import { FONT_DIR } from '../support/label/fonts'

const FILES = { medium: join(FONT_DIR, FONT_FILES.medium), bold: join(FONT_DIR, FONT_FILES.bold) }
GlobalFonts.registerFromPath(FILES.medium, 'LabelMedium')
GlobalFonts.registerFromPath(FILES.bold, 'LabelBold')

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Codes as plain boxes: every drawer gets the same work. */
const boxesOf = (op: Op): Box[] => {
  if (op.kind === 'fill') return [op]
  if (op.kind !== 'barcode') return []
  let x = op.x
  return op.widths.flatMap((width, i) => {
    const box = { x, y: op.y, w: width * op.module, h: op.h }
    x += box.w
    return i % 2 === 0 ? [box] : []
  })
}

/** RGBA to 1 bit, as a printer needs it. */
const thresholded = (pixels: Uint8Array | Uint8ClampedArray, layout: LabelLayout): Raster => {
  const page = blankRaster(layout.widthDots, layout.heightDots)
  for (let y = 0, i = 0; y < page.heightDots; y++) {
    for (let x = 0; x < page.widthDots; x++, i += 4) {
      if ((pixels[i] ?? 255) >= 128) continue
      const at = y * page.stride + (x >> 3)
      page.bits[at] = (page.bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return page
}

/** The same layout drawn by Skia. */
export const byCanvas = (layout: LabelLayout): Raster => {
  const canvas = createCanvas(layout.widthDots, layout.heightDots)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, layout.widthDots, layout.heightDots)
  pen.fillStyle = '#000'
  for (const op of layout.ops) {
    for (const { x, y, w, h } of boxesOf(op)) pen.fillRect(x, y, w, h)
    if (op.kind !== 'text') continue
    pen.fillStyle = op.white ? '#fff' : '#000'
    pen.font = `${String(op.size)}px ${op.weight === 'bold' ? 'LabelBold' : 'LabelMedium'}`
    pen.fillText(op.text, op.x, op.y + Math.round(op.size * BASELINE_EM))
    pen.fillStyle = '#000'
  }
  return thresholded(pen.getImageData(0, 0, layout.widthDots, layout.heightDots).data, layout)
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const svgOf = ({ widthDots, heightDots, ops }: LabelLayout): string => {
  const marks = ops.map((op) => {
    if (op.kind !== 'text')
      return boxesOf(op)
        .map(({ x, y, w, h }) => `<rect x="${String(x)}" y="${String(y)}" width="${String(w)}" height="${String(h)}"/>`)
        .join('')
    const weight = op.weight === 'bold' ? 700 : 500
    const fill = op.white ? ' fill="#fff"' : ''
    const y = op.y + Math.round(op.size * BASELINE_EM)
    return `<text x="${String(op.x)}" y="${String(y)}" font-size="${String(op.size)}" font-weight="${String(weight)}"${fill}>${escaped(op.text)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(widthDots)}" height="${String(heightDots)}" font-family="Noto Sans SC"><rect width="100%" height="100%" fill="#fff"/>${marks.join('')}</svg>`
}

/** The same layout as SVG, drawn by resvg. */
export const byResvg = (layout: LabelLayout): Raster => {
  const font = { loadSystemFonts: false, fontFiles: [FILES.medium, FILES.bold], defaultFontFamily: 'Noto Sans SC' }
  return thresholded(new Resvg(svgOf(layout), { font }).render().pixels, layout)
}
