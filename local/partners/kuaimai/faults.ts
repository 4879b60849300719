import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { fail } from './answer'

export const KUAIMAI_FACES: FaultFaces = {
  throttle: jsonReply(fail(6027, '打印接口调用过于频繁')),
  quota: jsonReply(fail(6027, '打印接口调用过于频繁')),
  busy: jsonReply(fail(500, '系统繁忙')),
}
