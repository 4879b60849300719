import { ascii, joinBytes } from './bytes'
import type { LabelLayout } from './layout-types'
import type { Raster } from './raster'
import { inkTiles } from './tiles'

/** CPCL (portable heads): compressed graphics `CG`, bit 1 = black, in blocks around the ink. Source: Zebra CPCL manual. */
export const cpcl = (layout: LabelLayout, page: Raster, copies = 1): Uint8Array => {
  const dpi = layout.dotsPerMm === 8 ? 200 : 300
  const setUp = `! 0 ${String(dpi)} ${String(dpi)} ${String(page.heightDots)} ${String(copies)}\r\nPAGE-WIDTH ${String(page.widthDots)}\r\n`
  const parts = [ascii(setUp)]
  for (const { byteX, y, byteWidth, height } of inkTiles(page)) {
    const data = new Uint8Array(byteWidth * height)
    for (let row = 0; row < height; row++) {
      const at = (y + row) * page.stride + byteX
      data.set(page.bits.subarray(at, at + byteWidth), row * byteWidth)
    }
    parts.push(ascii(`CG ${[byteWidth, height, byteX * 8, y].join(' ')} `), data, ascii('\r\n'))
  }
  parts.push(ascii(`${layout.gapMm > 0 ? 'GAP-SENSE\r\nFORM\r\n' : ''}PRINT\r\n`))
  return joinBytes(parts)
}
