import type { Quirks } from '../assemble'

/**
 * - `YLY-token-kills`: a new token ends the one before; the documents do not say
 * - `YLY-token-endless`: the token's answer names no end (an own app's token has none)
 * - `YLY-origin-64`: origin_id may be 64 bytes (newer document) instead of 32 letters and digits
 * - `YLY-order-state`: getorderstatus names its value `state` instead of `status`
 * - `YLY-fetch-early`: the picture is fetched when the job is taken, not when it is printed
 * - `YLY-push-json`: a push is JSON instead of a form
 * - `YLY-push-twice`: every push arrives two times
 */
export type YilianyunQuirk =
  | 'YLY-token-kills'
  | 'YLY-token-endless'
  | 'YLY-origin-64'
  | 'YLY-order-state'
  | 'YLY-fetch-early'
  | 'YLY-push-json'
  | 'YLY-push-twice'

export const yilianyunQuirks = (): Quirks<YilianyunQuirk> => ({
  'YLY-token-kills': false,
  'YLY-token-endless': false,
  'YLY-origin-64': false,
  'YLY-order-state': false,
  'YLY-fetch-early': false,
  'YLY-push-json': false,
  'YLY-push-twice': false,
})
