import { bindPieces, type Scope } from './bind'
import { code128, QUIET_MODULES } from './code128'
import { fieldOf } from './layout-text'
import { areaOf, dots, type Sheet } from './layout-types'
import { QR_QUIET_MODULES, qrCode } from './qr'
import type { CodeElement } from './template'

/** 3 dots at 203 dpi: 2 no longer read in a 0.6x photo. 4 is taken where it fits; wider gains nothing. */
const MIN_MODULE_MM = 0.375
const BEST_MODULE_MM = 0.5
const MAX_QR_MODULE_MM = 1

/** Codes are drawn in whole dots, centred in their box, quiet zones inside it. */
export const layCode = (sheet: Sheet, element: CodeElement): void => {
  const scope: Scope = { data: sheet.data, masked: false }
  const pieces = bindPieces(element.text, scope)
  const text = pieces.map((piece) => piece.text).join('')
  if (text === '') return
  const problem = element.type === 'barcode' ? layBarcode(sheet, element, text) : layQr(sheet, element, text)
  if (problem !== undefined)
    sheet.overflow.push({ field: fieldOf(pieces, scope, element.field), kind: 'overflow', detail: problem })
}

const minModule = (sheet: Sheet) => Math.max(3, Math.floor(MIN_MODULE_MM * sheet.dotsPerMm))

const layBarcode = (sheet: Sheet, element: CodeElement, text: string): string | undefined => {
  const code = code128(text)
  if (code === undefined) return `Code 128 cannot write: ${text}`
  const { x, y, w, h } = areaOf(sheet, element)
  const module = Math.min(dots(sheet, BEST_MODULE_MM), Math.floor(w / (code.modules + 2 * QUIET_MODULES)))
  if (module < minModule(sheet)) return `barcode too long for ${String(element.w)} mm: ${text}`
  const left = x + Math.floor((w - code.modules * module) / 2)
  sheet.ops.push({ kind: 'barcode', x: left, y, h, module, widths: code.widths, text })
  return undefined
}

const layQr = (sheet: Sheet, element: Extract<CodeElement, { type: 'qrcode' }>, text: string): string | undefined => {
  const code = qrCode(text, element.level ?? 'M')
  if (code === undefined) return `too long for a QR code: ${String(text.length)} characters`
  const { x, y, w, h } = areaOf(sheet, element)
  const room = Math.min(w, h)
  const whole = Math.floor(room / (code.size + 2 * QR_QUIET_MODULES))
  const module = Math.min(dots(sheet, MAX_QR_MODULE_MM), whole)
  if (module < minModule(sheet))
    return `QR code too large for ${String(element.w)} mm: ${String(text.length)} characters`
  const side = code.size * module
  sheet.ops.push({
    kind: 'qrcode',
    x: x + Math.floor((w - side) / 2),
    y: y + Math.floor((h - side) / 2),
    module,
    size: code.size,
    modules: code.modules,
    text,
  })
  return undefined
}
