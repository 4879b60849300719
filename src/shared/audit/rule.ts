import type { OrderAddressCode } from '../address/order-code'
import type { AddressResult } from '../address/types'
import type { OrderDoc } from '../order/order'
import type { AuditSettings } from '../shop/shop'
import type { Finding, FindingCode } from './finding'

/** What rules read of an order. */
export type AuditedOrder = Pick<
  OrderDoc,
  '_id' | 'platformNo' | 'platformStatus' | 'placedAt' | 'lines' | 'buyerRemark' | 'sellerMemo' | 'mergeKey'
>

export interface AuditCase {
  readonly order: AuditedOrder
  readonly address: AddressResult
  readonly addressCode: OrderAddressCode | undefined
  readonly shortSkus: readonly string[]
  readonly unknownSkus: readonly string[]
  readonly settings: AuditSettings
  /** Open orders of the same buyer and receiver (same `mergeKey`), this one left out. */
  readonly neighbours: readonly AuditedOrder[]
}

/** One question put to an order; undefined: nothing to say. A rule is pure and sees the case alone. */
export interface AuditRule {
  readonly code: FindingCode
  find(asked: AuditCase): Omit<Finding, 'code'> | undefined
}
