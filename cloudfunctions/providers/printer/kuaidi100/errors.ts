import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { KUAIDI100 } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** Return codes (快递100 云打印). */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '400': ['invalid', 'order'],
  '500': ['no-answer', 'order'], // "server error": it does not say whether before or after the task was made
  '501': ['no-answer', 'order'], // submitted twice: an earlier send is there, and nobody knows what became of it
  '503': ['auth', 'shop'], // signature: key and secret, so every device
  '504': ['throttled', 'account'],
  '600': ['auth', 'shop'],
  '601': ['auth', 'shop'],
}
const RETRY_AFTER_MS = 5_000

/** A code that the table lacks says nothing about paper: nobody knows. */
export function kuaidi100Error(providerCode: string, providerText: string): ProviderError {
  const [failure, scope] = BY_CODE[providerCode] ?? ['no-answer', 'order']
  const retry = failure === 'throttled' ? { retryAfterMs: RETRY_AFTER_MS } : {}
  return new ProviderError({ provider: KUAIDI100, failure, scope, providerCode, providerText, ...retry })
}

export const ownRefusal = (verdict: Verdict, providerCode: string, providerText = ''): ProviderError =>
  new ProviderError({ provider: KUAIDI100, failure: verdict[0], scope: verdict[1], providerCode, providerText })
