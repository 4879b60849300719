import { create } from 'qrcode/lib/core/qrcode'
import { utf8Length } from './bytes'

export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** A square of `size` modules, row by row, 1 = dark; the quiet zone is not included. */
export interface QrCode {
  readonly size: number
  readonly modules: ArrayLike<number>
}

export const QR_QUIET_MODULES = 4

/** What version 40 holds at level H, the strictest; the encoder throws beyond, and no label has room for such a symbol. */
const MAX_BYTES = 1273

/** Undefined when the text is empty or longer than 1,273 bytes of UTF-8. */
export const qrCode = (text: string, level: QrLevel): QrCode | undefined => {
  if (text === '' || utf8Length(text) > MAX_BYTES) return undefined
  const { modules } = create(text, { errorCorrectionLevel: level })
  return { size: modules.size, modules: modules.data }
}
