import type { Quirks } from '../assemble'

/**
 * - `FEIE-offline-lag`: a printer counts as online for two minutes after its last sign of life (its docs say so)
 * - `FEIE-sign-3`: a wrong sig is refused with -3 instead of -2; the list of codes is not published
 * - `FEIE-bytes-gbk`: the 5,000 bytes of a label are counted in GBK (on) or in UTF-8 (off)
 * - `FEIE-push-word`: a receipt's status is a word (`true`) instead of a number (`1`)
 * - `FEIE-push-bare`: the receipt's fields are signed in the order they are sent instead of by name
 * - `FEIE-push-success`: a receipt counts as heard only when the answer is SUCCESS; else any 200 is enough
 * - `FEIE-push-twice`: every receipt arrives two times
 */
export type FeieQuirk =
  | 'FEIE-offline-lag'
  | 'FEIE-sign-3'
  | 'FEIE-bytes-gbk'
  | 'FEIE-push-word'
  | 'FEIE-push-bare'
  | 'FEIE-push-success'
  | 'FEIE-push-twice'

export const feieQuirks = (): Quirks<FeieQuirk> => ({
  'FEIE-offline-lag': true,
  'FEIE-sign-3': false,
  'FEIE-bytes-gbk': false,
  'FEIE-push-word': false,
  'FEIE-push-bare': false,
  'FEIE-push-success': true,
  'FEIE-push-twice': false,
})
