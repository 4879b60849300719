import { png } from './png'
import { qrCode, QR_QUIET_MODULES } from './qr'
import { blankRaster } from './raster'
import { storedZlib } from './stored-zlib'

/** Dots a module: sharp on a phone's screen, and a few kB as a picture. */
const SCALE = 6

/** The text as a QR code with its quiet zone; undefined when it is empty or too long. */
export function qrPng(text: string): Uint8Array | undefined {
  const code = qrCode(text, 'M')
  if (!code) return undefined
  const side = (code.size + 2 * QR_QUIET_MODULES) * SCALE
  const page = blankRaster(side, side)
  for (let y = 0; y < code.size * SCALE; y++)
    for (let x = 0; x < code.size * SCALE; x++) {
      if (code.modules[Math.floor(y / SCALE) * code.size + Math.floor(x / SCALE)] !== 1) continue
      const [across, down] = [x + QR_QUIET_MODULES * SCALE, y + QR_QUIET_MODULES * SCALE]
      const at = down * page.stride + (across >> 3)
      page.bits[at] = (page.bits[at] ?? 0) | (0x80 >> (across & 7))
    }
  return png(page, storedZlib)
}
