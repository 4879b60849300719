import type { Quirks } from '../assemble'

/**
 * - `K106-replay`: an OrderCode seen before is answered 106 with the whole former order, as captured live
 * - `K106-bare`: ... or 106 with nothing but the business id, as another doc shows; wins over the replay
 * - `KDN-double-encoded`: RequestData that is percent-encoded twice is still understood (not promised anywhere)
 * - `KDN-forbid-at-comma`: `@` and `,` are forbidden too, as an older note says
 * - `KDN-notrace-false`: a number without track is `Success:false` instead of `State:"0"`
 * - `KDN-push-encoded`: pushes arrive percent-encoded twice
 * - `KDN-push-twice`: every push arrives two times
 * - `KDN-suborders-text`: SubOrders is one comma-joined string instead of an array
 */
export type KdniaoQuirk =
  | 'K106-replay'
  | 'K106-bare'
  | 'KDN-double-encoded'
  | 'KDN-forbid-at-comma'
  | 'KDN-notrace-false'
  | 'KDN-push-encoded'
  | 'KDN-push-twice'
  | 'KDN-suborders-text'

export const kdniaoQuirks = (): Quirks<KdniaoQuirk> => ({
  'K106-replay': true,
  'K106-bare': false,
  'KDN-double-encoded': false,
  'KDN-forbid-at-comma': false,
  'KDN-notrace-false': false,
  'KDN-push-encoded': false,
  'KDN-push-twice': false,
  'KDN-suborders-text': false,
})
