import { ascii, joinBytes } from './bytes'
import type { LabelLayout, Op } from './layout-types'
import { type Raster } from './raster'
import { inkTiles } from './tiles'

export interface TsplOptions {
  readonly copies?: number
  /** 0 to 15; the printer's own setting when absent. */
  readonly density?: number
  readonly speed?: number
}

const LINE = '\r\n'

const setUp = (layout: LabelLayout, options: TsplOptions): string =>
  [
    `SIZE ${mm(layout.widthDots, layout)} mm,${mm(layout.heightDots, layout)} mm`,
    `GAP ${String(layout.gapMm)} mm,0 mm`,
    'DIRECTION 1',
    'REFERENCE 0,0',
    ...(options.density === undefined ? [] : [`DENSITY ${String(options.density)}`]),
    ...(options.speed === undefined ? [] : [`SPEED ${String(options.speed)}`]),
    'CLS',
    '',
  ].join(LINE)

const mm = (value: number, { dotsPerMm }: LabelLayout) => String(Math.round((value / dotsPerMm) * 1000) / 1000)

/**
 * TSPL with the picture as BITMAP blocks around the ink, mode 1 (OR). Bit 0 = black, no line end inside the data.
 * Source: TSPL/TSPL2 programming manual. A waybill is about 35 KB, under half of one whole-page bitmap.
 */
export const tspl = (layout: LabelLayout, raster: Raster, options: TsplOptions = {}): Uint8Array => {
  const parts = [ascii(setUp(layout, options)), ...bitmaps(raster)]
  parts.push(ascii(`PRINT 1,${String(options.copies ?? 1)}${LINE}`))
  return joinBytes(parts)
}

const bitmaps = (page: Raster): Uint8Array[] => {
  const parts: Uint8Array[] = []
  const end = ascii(LINE)
  for (const { byteX, y, byteWidth, height } of inkTiles(page)) {
    const data = new Uint8Array(byteWidth * height)
    let to = 0
    for (let row = y; row < y + height; row++) {
      const at = row * page.stride + byteX
      for (let i = 0; i < byteWidth; i++) data[to++] = ~(page.bits[at + i] ?? 0)
    }
    parts.push(ascii(`BITMAP ${[byteX * 8, y, byteWidth, height, 1].join(',')},`), data, end)
  }
  return parts
}

/** BARCODE and QRCODE draw sharper on some heads and save a third of the bytes over Bluetooth; the printer picks code sets. */
const native = (op: Op): string => {
  if (op.kind !== 'barcode') return ''
  const text = op.text.replace(/"/g, '\\["]')
  return `BARCODE ${String(op.x)},${String(op.y)},"128",${String(op.h)},0,0,${String(op.module)},${String(op.module)},"${text}"${LINE}`
}

/** Barcodes as the printer's own command. `raster` must have been drawn from `withoutBarcodes(layout)`. */
export const tsplNative = (layout: LabelLayout, raster: Raster, options: TsplOptions = {}): Uint8Array => {
  const commands = layout.ops.map(native).join('')
  const parts = [ascii(setUp(layout, options) + commands), ...bitmaps(raster)]
  parts.push(ascii(`PRINT 1,${String(options.copies ?? 1)}${LINE}`))
  return joinBytes(parts)
}

export const withoutBarcodes = (layout: LabelLayout): LabelLayout => ({
  ...layout,
  ops: layout.ops.filter((op) => op.kind !== 'barcode'),
})
