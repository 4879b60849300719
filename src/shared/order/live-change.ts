import type { LivePayment } from '../ports/order-source'
import type { IncomingOrder } from './incoming'
import type { OrderDoc, PlatformStatus } from './order'
import { isOver, swapAfter } from './swap'

export type LiveFacts = Pick<LivePayment, 'transactionId' | 'openid' | 'state'>

/** What the platform's own word of a payment changes on its order; undefined: nothing that was not known. */
export function liveChange(order: OrderDoc, live: LiveFacts, at: number): Partial<OrderDoc> | undefined {
  const learned = order.payment
    ? undefined
    : { payment: { transactionId: live.transactionId, openid: live.openid, learnedAt: at } }
  // a shop that says so itself knows more than "refunded": its word stands
  if (live.state !== 'refunded' || isOver(order.platformStatus)) return learned
  // A refund under way has been audited and has stopped its parcels: that it is through now is no second alarm.
  const auditRev = order.platformStatus === 'refunding' ? order.auditRev : order.auditRev + 1
  const swap = swapAfter(order, undefined)
  return { ...learned, platformStatus: 'refunded', paidBackAt: at, auditRev, ...(swap ? { swap } : {}) }
}

/** A file is as old as its export: it may end an order whose money the platform has given back, and no more. */
export const statusSaid = (
  order: OrderDoc,
  { source, status }: Pick<IncomingOrder, 'source' | 'status'>,
): PlatformStatus =>
  source === 'import' && order.paidBackAt !== undefined && !isOver(status) ? order.platformStatus : status
