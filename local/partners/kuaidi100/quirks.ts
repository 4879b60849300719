import type { Quirks } from '../assemble'

/**
 * - `K100-order-again`: an orderId that was used before prints again (on) or is refused with 501 (off); 501 is documented, what it
 *   goes by is not
 * - `K100-unknown-500`: a device code that nobody knows is a server error (on) or a wrong parameter (off)
 * - `K100-offline-refused`: a device that is away refuses with 500 (on) or its orders wait (off)
 * - `K100-online-digit`: devstatus says 1 and 0 (on) or true and false (off); the documents hide the values
 * - `K100-status-limited`: devstatus answers 504, the account may not ask
 * - `K100-push-lower`: receipts are signed in lower case
 * - `K100-push-twice`: every receipt comes two times
 * - `K100-https`: a callback over https is served; "http only by default", say the documents
 */
export type Kuaidi100Quirk =
  | 'K100-order-again'
  | 'K100-unknown-500'
  | 'K100-offline-refused'
  | 'K100-online-digit'
  | 'K100-status-limited'
  | 'K100-push-lower'
  | 'K100-push-twice'
  | 'K100-https'

export const kuaidi100Quirks = (): Quirks<Kuaidi100Quirk> => ({
  'K100-order-again': false,
  'K100-unknown-500': false,
  'K100-offline-refused': false,
  'K100-online-digit': false,
  'K100-status-limited': false,
  'K100-push-lower': false,
  'K100-push-twice': false,
  'K100-https': false,
})
