import type { Receiver } from '../kernel/address'
import type { OrderDoc, OrderLine, Payment, PlatformStatus } from './order'

/** An order as a shop hands it over, by file or by feed: one way in for both. */
export interface IncomingOrder {
  readonly platformNo: string
  readonly source: OrderDoc['source']
  readonly version: number
  readonly placedAt: number
  readonly paidAt?: number
  readonly status: PlatformStatus
  readonly lines: readonly Omit<OrderLine, 'planned' | 'shipped'>[]
  /** As the shop has it; a pasted text stands whole in `detail`. */
  readonly receiver: Receiver
  readonly buyerRemark: string
  readonly sellerMemo: string
  readonly payment?: Omit<Payment, 'learnedAt'>
  readonly importId?: string
}
