import { effectRowId } from '@shared/effect/partner-key'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { liveChange, type LiveFacts } from '@shared/order/live-change'
import type { OrderDoc } from '@shared/order/order'
import { withHistory, type Books, type Patch } from '../repo/books'
import { closeCard } from '../repo/cards'
import { getEffect, moveEffect } from '../repo/effects'
import { changeOrder, getOrder } from '../repo/orders'
import { changing } from './desk'
import { followOrder } from './follow-order'
import { parcelsOf, settleOrder } from './settle-order'

interface Seen {
  readonly live: LiveFacts
  /** When the platform was asked; given where that one order was asked for, so that its freshness is kept. */
  readonly askedAt?: number
}

async function store(books: Books, orderId: string, { live, askedAt }: Seen) {
  const parcels = await parcelsOf(books, await getOrder(books, orderId))
  return changing(
    () => getOrder(books, orderId),
    (order): Result<Patch<OrderDoc>, 'unchanged'> => {
      const change = liveChange(order, live, books.now())
      const fresh = askedAt === undefined ? {} : { liveAt: Math.max(order.liveAt, askedAt) }
      if (!change) return askedAt === undefined ? refuse('unchanged') : ok(fresh)
      const at = books.now()
      const learned = change.payment ? withHistory(order, { at, kind: 'payment-learned', by: 'wechat' }) : order.history
      const history =
        change.platformStatus === undefined
          ? learned
          : withHistory({ history: learned }, { at, kind: 'refunded', by: 'wechat' })
      const patch: Patch<OrderDoc> = {
        ...fresh,
        ...change,
        ...(change.auditRev !== undefined && change.auditRev > order.auditRev ? { auditedAt: undefined } : {}),
        history,
      }
      return ok({ ...patch, ...settleOrder({ ...order, ...change }, parcels) })
    },
    (order, patch) => changeOrder(books, order, patch),
  )
}

/** The payment was asked for in vain and has come by another way: nobody need try again. */
async function dropAsk(books: Books, orderId: string): Promise<void> {
  const row = await getEffect(books, effectRowId({ kind: 'payment.learn', docId: orderId, n: 1 }))
  if (row?.state === 'refused') await moveEffect(books, row, { to: 'dropped', set: { dueAt: books.now() } })
}

/**
 * What the platform says of a payment, wherever it is read: the order learns it, and its parcels follow at once (a refund stops
 * them). Should this die half-way, the audit that the change asks for follows again. Answers the order as it is now.
 */
export async function learnLive(books: Books, orderId: string, seen: Seen): Promise<OrderDoc | undefined> {
  const stored = await store(books, orderId, seen)
  const order = stored.ok ? stored.value : await getOrder(books, orderId)
  if (!order) return undefined
  await followOrder(books, order)
  if (stored.ok && seen.live.transactionId !== '') {
    await dropAsk(books, order._id)
    await closeCard(books, { shopId: order.shopId, kind: 'payment-unknown', subject: order._id }, 'system')
    await closeCard(books, { shopId: order.shopId, kind: 'paid-not-here', subject: order.platformNo }, 'system')
  }
  return order
}
