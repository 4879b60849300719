import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { fail } from './answer'

/** No limit is published: the words are what such clouds say, the code is one that no list has. */
export const FEIE_FACES: FaultFaces = {
  throttle: jsonReply(fail(-5, '请求过于频繁，请稍后再试')),
  quota: jsonReply(fail(-5, '请求过于频繁，请稍后再试')),
  busy: jsonReply(fail(9999, '系统繁忙')),
}
