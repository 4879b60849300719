import type { PrintLanguage } from '@shared/label/languages'

/**
 * What printers call themselves, and the language most of them speak. A first guess only: the same name is sold with several
 * firmwares, so a person chooses and looks at a sample.
 */
const GUESSES: readonly (readonly [RegExp, PrintLanguage])[] = [
  [/^(?:MPT|PT-2|RPP|MTP|BlueTooth Printer|InnerPrinter|Printer0|POS|PTP)/i, 'escpos'],
  [/^(?:HM-A|HM-T|CC[34]|CS[34]|XT\d|JLP|QR[- ]?3[38]|CPCL)/i, 'cpcl'],
]

export const guessLanguage = (name: string): PrintLanguage =>
  GUESSES.find(([prefix]) => prefix.test(name.trim()))?.[1] ?? 'tspl'

/** Names of printers that are seen about; they come first in the list of what is near. */
const PRINTER_NAMES =
  /^(?:GP-|XP-|QR|HM-|HPRT|KM|CC[34]|JLP|MPT|PT-|RPP|PTP|CT\d|DL|Y4|RW4|TSC|DP|ITPP|Munbyn|.*print)/i
export const looksLikePrinter = (name: string): boolean => PRINTER_NAMES.test(name.trim())
