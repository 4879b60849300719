import type { UnknownPolicy } from '@shared/ports/provider-error'
import type { Refusal } from '../handler'

/** Waited too long in the queue; printed only when a person still wants it. */
export const EXPIRED = 'expired'

/** A refusal of our own, before anybody was asked. */
export const ourRefusal = (providerCode: string, providerText = ''): Refusal => ({
  failure: 'invalid',
  scope: 'order',
  provider: 'desk',
  providerCode,
  providerText,
})

/** For an account that is gone: what it declared can no longer be read, so a person decides. */
export const UNDECLARED: UnknownPolicy = {
  afterUnknown: 'person',
  keyLivesMs: 0,
  callTimeoutMs: 15_000,
  settleAfterMs: 30_000,
}
