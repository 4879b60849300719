import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'
import { CALL_TIMEOUT_MS } from '../../wechat-api/units'

export const WECHAT_NOTICES = 'wechat'

const assumeDone: UnknownPolicy = {
  afterUnknown: 'assume-done',
  keyLivesMs: 0,
  callTimeoutMs: CALL_TIMEOUT_MS,
  settleAfterMs: 0,
}

/** A message may be missed, never doubled. */
export const UNKNOWN = { send: assumeDone, follow: assumeDone } as const

/** Follow: 100,000 a day an app. Send: no limit of note, but one after another to the same person (43108). */
export const LIMITS: readonly RateLimit[] = [{ name: 'notices', gapMs: 50, burstMs: 500 }]

/** More goods than this answer -1; a name holds 60 characters. */
export const MAX_GOODS = 10
export const MAX_GOODS_NAME = 60
