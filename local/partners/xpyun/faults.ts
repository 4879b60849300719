import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { fail } from './answer'

/** Its own SDK waits and tries again at HTTP 429: that is how it says "too fast". */
export const XPYUN_FACES: FaultFaces = {
  throttle: jsonReply(fail(429, 'Too Many Requests'), 429),
  quota: jsonReply(fail(429, 'Too Many Requests'), 429),
  busy: jsonReply(fail(500, 'Internal Server Error'), 500),
}
