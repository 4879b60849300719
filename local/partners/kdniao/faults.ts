import type { FaultFaces } from '../faults'
import { jsonReply } from '../twin'
import { failure, refusal } from './answer'

/** `没有可用套餐` is looked at before the signature, so it can hide a wrong key. */
export const kdniaoFaces = (businessId: string): FaultFaces => ({
  throttle: jsonReply(failure(businessId, refusal('105', '请求频率超限,请稍后再试'))),
  quota: jsonReply(failure(businessId, { code: '105', reason: '业务错误[没有可用套餐]' })),
  busy: jsonReply(failure(businessId, refusal('105', '系统繁忙,请稍后再试'))),
})
