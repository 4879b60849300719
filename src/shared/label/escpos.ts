import { joinBytes } from './bytes'
import type { Raster } from './raster'

/** Rows of one `GS v 0` block: more overruns the buffer of cheap heads. */
const BAND_ROWS = 255

/** ESC/POS raster picture (`GS v 0`), bit 1 = black, then feed to the cut or gap. Source: Epson ESC/POS reference. */
export const escpos = (page: Raster, { label = false } = {}): Uint8Array => {
  const parts: Uint8Array[] = [Uint8Array.of(0x1b, 0x40)]
  for (let y = 0; y < page.heightDots; y += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, page.heightDots - y)
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, page.stride & 255, page.stride >> 8, rows & 255, rows >> 8))
    parts.push(page.bits.subarray(y * page.stride, (y + rows) * page.stride))
  }
  // A label head moves to the next gap; a receipt head feeds four lines and cuts.
  parts.push(label ? Uint8Array.of(0x1d, 0x0c) : Uint8Array.of(0x1b, 0x64, 4, 0x1d, 0x56, 0x42, 0))
  return joinBytes(parts)
}
