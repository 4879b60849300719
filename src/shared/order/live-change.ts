import type { LivePayment } from '../ports/order-source'
import type { IncomingOrder } from './incoming'
import type { OrderDoc, PlatformStatus } from './order'

/** A shop that says so itself knows more than "refunded": its word stands. */
const GONE: readonly PlatformStatus[] = ['refunded', 'cancelled', 'closed']

export type LiveFacts = Pick<LivePayment, 'transactionId' | 'openid' | 'state'>

/** What the platform's own word of a payment changes on its order; undefined: nothing that was not known. */
export function liveChange(order: OrderDoc, live: LiveFacts, at: number): Partial<OrderDoc> | undefined {
  const learned = order.payment
    ? undefined
    : { payment: { transactionId: live.transactionId, openid: live.openid, learnedAt: at } }
  if (live.state !== 'refunded' || GONE.includes(order.platformStatus)) return learned
  // A refund under way has been audited and has stopped its parcels: that it is through now is no second alarm.
  const auditRev = order.platformStatus === 'refunding' ? order.auditRev : order.auditRev + 1
  return { ...learned, platformStatus: 'refunded', paidBackAt: at, auditRev }
}

/** A file is as old as its export: it may end an order whose money the platform has given back, and no more. */
export const statusSaid = (
  order: OrderDoc,
  { source, status }: Pick<IncomingOrder, 'source' | 'status'>,
): PlatformStatus =>
  source === 'import' && order.paidBackAt !== undefined && !GONE.includes(status) ? order.platformStatus : status
