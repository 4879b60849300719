import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'

/** 45011 is the limit of a minute, 45009 that of a day; an error still comes with HTTP 200. */
export const WECHAT_FACES: FaultFaces = {
  throttle: jsonReply({ errcode: 45011, errmsg: 'api minute-quota reach limit, must slower, retry next minute' }),
  quota: jsonReply({ errcode: 45009, errmsg: 'reach max api daily quota limit' }),
  busy: jsonReply({ errcode: -1, errmsg: 'system error' }),
}
