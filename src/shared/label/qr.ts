import { create } from 'qrcode/lib/core/qrcode'

export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** A square of `size` modules, row by row, 1 = dark; the quiet zone is not included. */
export interface QrCode {
  readonly size: number
  readonly modules: ArrayLike<number>
}

export const QR_QUIET_MODULES = 4

/** Undefined when the text is empty or does not fit the largest symbol. */
export const qrCode = (text: string, level: QrLevel): QrCode | undefined => {
  // 2,000 bytes stay under every level's limit but H; the encoder throws beyond, and a label has no room for such a symbol anyway.
  if (text === '' || text.length > 1000) return undefined
  const { modules } = create(text, { errorCorrectionLevel: level })
  return { size: modules.size, modules: modules.data }
}
