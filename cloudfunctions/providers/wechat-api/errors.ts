import { ProviderError, type ProviderFailure, type RefusalScope } from '@shared/ports/provider-error'

export type Verdict = readonly [ProviderFailure, RefusalScope]
export type ErrorTable = Readonly<Record<number, Verdict>>

/** The token is gone, not the right to have one: fetch it again and ask once more. */
export const STALE_TOKEN: ReadonlySet<number> = new Set([40001, 40014, 42001])

/** Return codes that all calls share (global return codes and stable_token). Each group adds its own over these. */
const COMMON: ErrorTable = {
  [-1]: ['unavailable', 'order'], // busy; a call that changes something overrides it with no-answer
  40001: ['auth', 'shop'],
  40002: ['auth', 'shop'],
  40013: ['auth', 'shop'],
  40014: ['auth', 'shop'],
  40125: ['auth', 'shop'],
  40164: ['auth', 'shop'], // our address is not on the account's list
  40243: ['auth', 'shop'],
  41001: ['auth', 'shop'],
  41002: ['auth', 'shop'],
  41004: ['auth', 'shop'],
  42001: ['auth', 'shop'],
  48001: ['auth', 'shop'],
  50004: ['auth', 'shop'],
  50007: ['auth', 'shop'],
  61003: ['auth', 'shop'],
  61004: ['auth', 'shop'],
  61007: ['auth', 'shop'],
  61011: ['auth', 'shop'],
  89503: ['auth', 'shop'],
  89506: ['auth', 'shop'],
  89507: ['auth', 'shop'],
  44990: ['throttled', 'shop'],
  45009: ['throttled', 'shop'],
  45011: ['throttled', 'shop'],
  40003: ['invalid', 'order'],
  40097: ['invalid', 'order'],
  43002: ['invalid', 'order'],
  44002: ['invalid', 'order'],
  47001: ['invalid', 'order'],
}

/** 45009 is a day's quota: an hour between probes is enough. */
const RETRY_AFTER_MS: Readonly<Record<number, number>> = { 44990: 5_000, 45009: 3_600_000, 45011: 60_000 }

export interface WechatRefusal {
  readonly provider: string
  readonly code: number
  readonly text: string
  readonly table?: ErrorTable
  /** The refusal is about getting a token: no code of it can mean that a business call was done. */
  readonly asksForToken?: boolean
}

/** A code that no table has is a refusal of this order: WeChat answers 200 and a code for every no. */
export function wechatError({ provider, code, text, table, asksForToken }: WechatRefusal): ProviderError {
  const fallback: Verdict = asksForToken ? ['unavailable', 'shop'] : ['rejected', 'order']
  const [failure, scope] = table?.[code] ?? COMMON[code] ?? fallback
  return new ProviderError({
    provider,
    failure,
    scope,
    providerCode: String(code),
    providerText: text,
    ...(RETRY_AFTER_MS[code] === undefined ? {} : { retryAfterMs: RETRY_AFTER_MS[code] }),
  })
}
