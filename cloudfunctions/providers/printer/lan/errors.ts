import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { LAN } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** The service's words. An account here is one printer. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  'bad-sign': ['auth', 'shop'],
  'old-sign': ['auth', 'shop'],
  'not-configured': ['auth', 'account'],
  stopped: ['offline', 'account'],
  'bad-request': ['invalid', 'order'],
  'content-size': ['invalid', 'order'],
  expired: ['rejected', 'order'],
  'key-used': ['rejected', 'order'],
  'not-waiting': ['rejected', 'order'],
}

/** A word that the table lacks says nothing about whether a sheet comes out: nobody knows. */
export function lanError(providerCode: string, providerText: string): ProviderError {
  const [failure, scope] = BY_CODE[providerCode] ?? ['no-answer', 'order']
  return new ProviderError({ provider: LAN, failure, scope, providerCode, providerText })
}

/** A no of our own, before anything is sent. */
export const ownRefusal = (verdict: Verdict, providerCode: string, providerText = ''): ProviderError =>
  new ProviderError({ provider: LAN, failure: verdict[0], scope: verdict[1], providerCode, providerText })
