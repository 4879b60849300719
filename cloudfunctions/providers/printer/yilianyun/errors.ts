import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'
import { YILIANYUN } from './units'

type Verdict = readonly [ProviderFailure, RefusalScope]

/** Codes of the open platform's first version. An account here is one printer. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '8': ['invalid', 'order'], // a parameter of the job
  '9': ['offline', 'account'], // no connection to the printer
  '10': ['auth', 'account'], // the printer is not ours
  '11': ['auth', 'shop'], // sign: the app's secret, so every printer
  '12': ['invalid', 'order'],
  '13': ['rejected', 'order'],
  '18': ['auth', 'shop'], // token, after a new one was tried
  '19': ['auth', 'shop'], // the app was taken off
  '33': ['invalid', 'order'], // id is no UUID
}
const TOO_OFTEN = /频繁|频率|次数/

/** A code that the table lacks is a refusal that says nothing about whether a sheet comes out: nobody knows. */
export function yilianyunError(providerCode: string, providerText: string, retryAfterMs = 1000): ProviderError {
  const tooOften = TOO_OFTEN.test(providerText)
  const [failure, scope]: Verdict = tooOften
    ? ['throttled', 'account']
    : (BY_CODE[providerCode] ?? ['no-answer', 'order'])
  const trouble = { provider: YILIANYUN, failure, scope, providerCode, providerText }
  return new ProviderError(tooOften ? { ...trouble, retryAfterMs } : trouble)
}
