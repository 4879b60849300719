import type { Quirks } from '../assemble'

/**
 * - `XPB-key-refused`: a key that was used before is refused (on) or answered with the first order's number (off)
 * - `XPB-purge-all`: delPrinterQueue empties the whole queue, whatever order it was given (on) or takes that order out (off)
 * - `XPB-verify-code`: verifyPrinter answers 1002 for a printer that is not registered (on) or a plain false (off)
 * - `XPB-order-code`: queryOrderState answers a code for an order it does not know (on) or a plain false (off)
 * - `XPB-bytes-counted`: the pass-through limit counts the bytes (on) or the base64 text (off)
 * - `XPB-native-off`: this cloud takes no native instructions in base64
 */
export type XpyunQuirk =
  'XPB-key-refused' | 'XPB-purge-all' | 'XPB-verify-code' | 'XPB-order-code' | 'XPB-bytes-counted' | 'XPB-native-off'

export const xpyunQuirks = (): Quirks<XpyunQuirk> => ({
  'XPB-key-refused': false,
  'XPB-purge-all': false,
  'XPB-verify-code': false,
  'XPB-order-code': false,
  'XPB-bytes-counted': false,
  'XPB-native-off': false,
})
