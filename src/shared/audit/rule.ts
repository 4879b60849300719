import type { Place } from '../courier/coverage'
import type { AccountOffer } from '../courier/allocate'
import type { OrderDoc } from '../order/order'
import type { AllocationRule } from '../shop/shop'
import type { Finding, FindingCode, Severity } from './finding'
import type { AddressAnswer } from './address-finding'
import type { GoodsFacts } from './goods-facts'
import type { RuleId } from './rule-ids'
import type { AuditSettings } from './settings'

/** What rules read of an order. */
export type AuditedOrder = Pick<
  OrderDoc,
  '_id' | 'platformNo' | 'platformStatus' | 'placedAt' | 'shipBy' | 'lines' | 'buyerRemark' | 'sellerMemo' | 'mergeKey'
>

/** How the shop ships: what allocation asks for. */
export interface ShippingFacts {
  readonly accounts: readonly AccountOffer[]
  readonly rules: readonly AllocationRule[]
}

/**
 * All that can be known of an order without its settings. What needs the receiver in the open (`address`, `unclean`) comes in
 * as a ready answer, so that a question may be asked again without unsealing anything.
 */
export interface AuditFacts {
  readonly order: AuditedOrder
  readonly now: number
  /** Where it goes, after repairs. */
  readonly place: Place
  readonly shipping: ShippingFacts
  readonly goods: GoodsFacts
  /** Absent: the address may be shipped as it is. */
  readonly address?: AddressAnswer
  /** Characters of the receiver that couriers refuse, each once. */
  readonly unclean: readonly string[]
  /** Open orders of the same buyer and receiver (same `mergeKey`), this one left out. */
  readonly neighbours: readonly AuditedOrder[]
}
export interface AuditCase extends AuditFacts {
  readonly settings: AuditSettings
}

export interface RuleAnswer {
  readonly reason: string
  readonly facts?: Finding['facts']
}

/** One question put to an order; undefined: nothing to say. A rule is pure and sees the case alone. */
export interface AuditRule {
  readonly id: RuleId
  /** The cause it speaks of. */
  readonly code: FindingCode
  /** What it does until the shop says otherwise; a stop always does. */
  readonly severity: Severity
  /** As the shop reads it in its settings. */
  readonly question: string
  find(asked: AuditCase): RuleAnswer | undefined
}
