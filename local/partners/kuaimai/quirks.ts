import type { Quirks } from '../assemble'

/**
 * - `KM-size-of-text`: the 100 KB limit counts the base64 text (on) or the bytes in it (off); the docs do not say
 * - `KM-push-twice`: every result push arrives two times (the docs warn of it)
 * - `KM-no-result`: the model does not serve print/result, jobs stay at 3000
 */
export type KuaimaiQuirk = 'KM-size-of-text' | 'KM-push-twice' | 'KM-no-result'

export const kuaimaiQuirks = (): Quirks<KuaimaiQuirk> => ({
  'KM-size-of-text': true,
  'KM-push-twice': false,
  'KM-no-result': false,
})
