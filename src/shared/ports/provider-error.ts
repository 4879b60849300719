/** Whom a refusal concerns: this order alone, the whole account (pause it, one card, one probe), or the shop. */
export type RefusalScope = 'order' | 'account' | 'shop'

/**
 * The closed set of ways a partner can fail. `sent: no` means the partner cannot have acted; `maybe` means nobody knows, and
 * the provider's own `afterUnknown` policy decides what follows.
 */
export const PROVIDER_FAILURES = {
  invalid: { retry: false, sent: 'no' }, // we sent something it will never take
  auth: { retry: false, sent: 'no' }, // account, key, permission
  balance: { retry: false, sent: 'no' }, // money or numbers ran out
  rejected: { retry: false, sent: 'no' }, // this order is refused: area not served, refunded, ...
  'not-found': { retry: true, sent: 'no' }, // the partner does not know it (yet)
  throttled: { retry: true, sent: 'no' },
  offline: { retry: true, sent: 'no' }, // a printer that is off or out of paper
  unavailable: { retry: true, sent: 'no' }, // it said it did nothing: busy, connection refused before sending
  'no-answer': { retry: false, sent: 'maybe' }, // time-out, cut connection, html instead of json
} as const
export type ProviderFailure = keyof typeof PROVIDER_FAILURES

export interface ProviderTrouble {
  readonly provider: string
  readonly failure: ProviderFailure
  readonly scope: RefusalScope
  /** The partner's own code and text, word for word (texts may hold personal data: never logged, stored sealed or cut). */
  readonly providerCode: string
  readonly providerText?: string
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

/** The only error a provider lets out. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly trouble: ProviderTrouble

  constructor(trouble: ProviderTrouble) {
    super(`[${trouble.provider}] ${trouble.failure} (${trouble.providerCode})`, { cause: trouble.cause })
    this.trouble = trouble
  }
}

/** What may be done when nobody knows whether a call took effect. Each provider declares one per kind, in its units.ts. */
export interface UnknownPolicy {
  /** repeat: same key, same body, inside keyLivesMs. query: ask, twice "no", >= 30 s apart. assume-done: notices. person: ask people. */
  readonly afterUnknown: 'repeat' | 'query' | 'assume-done' | 'person'
  readonly keyLivesMs: number
  /** <= 15,000. */
  readonly callTimeoutMs: number
  readonly settleAfterMs: number
}

/** A limit on calls: `perMs` between two sends of one account, with a burst. */
export interface RateLimit {
  readonly name: string
  readonly gapMs: number
  readonly burstMs: number
  /** Counted over all of a shop's accounts at this provider: behind them stands one account of the provider's own. */
  readonly shared?: boolean
}
