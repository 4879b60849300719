import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { KUAIMAI } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** Error codes of the envelope (快麦 open platform). An account here is one printer. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '4001': ['auth', 'account'], // serial number unknown or not active
  '4005': ['offline', 'account'],
  '4009': ['auth', 'account'], // device key
  '4012': ['auth', 'account'], // printer is not bound to this app
  '4015': ['auth', 'shop'], // signature: the app's secret, so every printer
  '6006': ['invalid', 'order'],
  '6009': ['invalid', 'order'],
  '6010': ['invalid', 'order'],
  '6015': ['invalid', 'order'],
  '6019': ['invalid', 'order'],
  '6021': ['throttled', 'account'],
  '6025': ['invalid', 'order'],
  '6026': ['invalid', 'order'],
  '6027': ['throttled', 'account'],
}

/** A code that the table lacks is a refusal that says nothing about whether a sheet comes out: nobody knows. */
export function kuaimaiError(providerCode: string, providerText: string): ProviderError {
  const [failure, scope] = BY_CODE[providerCode] ?? ['no-answer', 'order']
  const retry = failure === 'throttled' ? { retryAfterMs: 1000 } : {}
  return new ProviderError({ provider: KUAIMAI, failure, scope, providerCode, providerText, ...retry })
}
