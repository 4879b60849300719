import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { fail } from './answer'

/** No limit is published: the words are what such clouds say, the code is one that no list has. */
export const YILIANYUN_FACES: FaultFaces = {
  throttle: jsonReply(fail(99, '请求过于频繁')),
  quota: jsonReply(fail(99, '请求过于频繁')),
  busy: jsonReply(fail(9, '连接打印机失败')),
}
