import type { EffectDoc, EffectHome, EffectKind, EFFECT_KINDS, EffectTrouble } from '@shared/effect/effect'
import type { OrderDoc } from '@shared/order/order'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrinterDoc } from '@shared/shop/shop'
import type { UnknownPolicy } from '@shared/ports/provider-error'
import type { Accounts } from './accounts'
import type { WorkDeps } from './deps'

export interface HomeDocs {
  orders: OrderDoc
  parcels: ParcelDoc
  copies: LabelCopy
  printers: PrinterDoc
}
export type HomeDoc = HomeDocs[EffectHome]
/** What is kept on the row: ids and codes, no personal data. */
export type Answer = Readonly<Record<string, unknown>>

/** What an effect works with. */
export interface Work extends WorkDeps {
  readonly accounts: Accounts
  /** Told of a queue that has just got a row. */
  readonly sawLane?: (lane: string) => void
  /** Takes a row whose work is applied: that it is done is written for many at once. */
  readonly finished?: (row: EffectDoc) => void
  /** Told of a row that waits a moment for something of our own. */
  readonly putBack?: (row: EffectDoc) => void
  /** Told of an account that nobody may call for so long: send times that were reserved are not used any more. */
  readonly sawPause?: (account: string, ms: number) => void
}

export interface Job<D> {
  readonly doc: D
  readonly row: EffectDoc
}

export type Later = { readonly laterMs: number }
export type Refusal = Pick<EffectTrouble, 'failure' | 'scope' | 'provider' | 'providerCode' | 'providerText'>

/** What an effect found out before its call. */
export type Opened =
  | {
      readonly kind: 'call'
      readonly policy: UnknownPolicy
      readonly call: () => Promise<Answer>
      readonly partnerKey?: string
      /** The parcel as it was at the call, for `apply`. */
      readonly seen?: ParcelDoc
    }
  /** Nothing to ask: this is the answer already. */
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'later'; readonly laterMs: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** An effect on our own documents: repeatable at any point. */
export interface OwnHandler<D> {
  readonly road: 'ours'
  run(work: Work, job: Job<D>): Promise<Later | undefined>
  /** Undoes what a half-done run left, when the effect is no longer wanted. */
  dropped?(work: Work, doc: D): Promise<void>
}

/** An effect at a partner. */
export interface PartnerHandler<D> {
  readonly road: 'partner'
  /** Waits between tries while the partner does not know what we ask for; after the last one it is refused. */
  readonly notFoundWaitsMs?: readonly number[]
  /** What is asked about is the account itself: its no is this row's no, and pauses nothing. */
  readonly asksAccount?: true
  /** Wanted although the document has moved on: a call whose outcome nobody knows must be settled first. */
  stillOwed?(doc: D, row: EffectDoc): boolean
  open(work: Work, job: Job<D>): Promise<Opened>
  policy(work: Work, job: Job<D>): Promise<UnknownPolicy>
  /** `query` policies: the answer of the first call, or undefined when the partner says it never came. */
  query?(work: Work, job: Job<D>): Promise<Answer | undefined>
  /** Puts the answer onto our documents; twice is as good as once. */
  apply(work: Work, job: Job<D> & { readonly answer: Answer; readonly seen?: ParcelDoc }): Promise<void>
  refused?(work: Work, job: Job<D>): Promise<void>
  /** Nobody but a person can tell what happened. */
  person?(work: Work, job: Job<D>): Promise<void>
  /** False once a person has said on the document what became of the call. */
  undecided?(doc: D, row: EffectDoc): boolean
}

export type Handler<D> = OwnHandler<D> | PartnerHandler<D>
export type Handlers = { readonly [K in EffectKind]: Handler<HomeDocs[(typeof EFFECT_KINDS)[K]]> }
