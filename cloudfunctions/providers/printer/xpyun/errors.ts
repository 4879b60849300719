import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { XPYUN } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** Codes of the envelope that are known; the whole list is not public. An account here is one printer. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '-2': ['invalid', 'order'],
  '-3': ['auth', 'shop'], // signature: user and key, so every printer
  '400': ['invalid', 'order'],
  '429': ['throttled', 'account'],
  '1002': ['auth', 'account'], // not registered with this user
  '1003': ['offline', 'account'],
}

/** A code that the table lacks says nothing about whether a sheet comes out: nobody knows, and the same key may be sent again. */
export function xpyunError(providerCode: string, providerText: string): ProviderError {
  const [failure, scope] = BY_CODE[providerCode] ?? ['no-answer', 'order']
  const retry = failure === 'throttled' ? { retryAfterMs: 1000 } : {}
  return new ProviderError({ provider: XPYUN, failure, scope, providerCode, providerText, ...retry })
}

/** A no of our own, before or between calls. */
export const ownRefusal = (verdict: Verdict, providerCode: string, providerText = ''): ProviderError =>
  new ProviderError({ provider: XPYUN, failure: verdict[0], scope: verdict[1], providerCode, providerText })
