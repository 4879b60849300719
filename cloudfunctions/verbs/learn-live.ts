import { effectRowId } from '@shared/effect/partner-key'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { liveChange, type LiveFacts } from '@shared/order/live-change'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory, type Books, type Patch } from '../repo/books'
import { closeCards } from '../repo/cards'
import { getEffect, moveEffect } from '../repo/effects'
import { changeOrder, getOrder } from '../repo/orders'
import { changing, firstKnown } from './desk'
import { followOrder } from './follow-order'
import { parcelsOf, settleOrder } from './settle-order'

interface Seen {
  readonly live: LiveFacts
  /** When the platform was asked; given where that one order was asked for, so that its freshness is kept. */
  readonly askedAt?: number
}

interface Read {
  readonly order: OrderDoc
  readonly parcels: readonly ParcelDoc[]
}

const withParcels = async (books: Books, order: OrderDoc | undefined): Promise<Read | undefined> =>
  order && { order, parcels: await parcelsOf(books, order) }

async function store(books: Books, from: OrderDoc | string, { live, askedAt }: Seen) {
  const id = typeof from === 'string' ? from : from._id
  const read = async () => withParcels(books, await getOrder(books, id))
  const first = typeof from === 'string' ? undefined : await withParcels(books, from)
  return changing(
    first ? firstKnown(first, read) : read,
    ({ order, parcels }): Result<Patch<OrderDoc>, 'unchanged'> => {
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
    async ({ order, parcels }, patch) => {
      const next = await changeOrder(books, order, patch)
      return next && { order: next, parcels }
    },
  )
}

/** The payment has come: nobody need ask for it again, and nobody need look after it. */
async function closeAsks(books: Books, { _id, shopId, platformNo, history }: OrderDoc): Promise<void> {
  const wasInVain = history.some(({ kind }) => kind === 'payment-unknown')
  const row = wasInVain ? await getEffect(books, effectRowId({ kind: 'payment.learn', docId: _id, n: 1 })) : undefined
  if (row?.state === 'refused') await moveEffect(books, row, { to: 'dropped', set: { dueAt: books.now() } })
  const unknown = { shopId, kind: 'payment-unknown', subject: _id } as const
  await closeCards(
    books,
    [{ shopId, kind: 'paid-not-here', subject: platformNo }, ...(wasInVain ? [unknown] : [])],
    'system',
  )
}

/**
 * What the platform says of a payment, wherever it is read: the order learns it, and its parcels follow at once (a refund stops
 * them). Should this die half-way, the audit that the change asks for follows again. `from` is the order or its id; answers the
 * order as it is now.
 */
export async function learnLive(books: Books, from: OrderDoc | string, seen: Seen): Promise<OrderDoc | undefined> {
  const stored = await store(books, from, seen)
  const order = stored.ok ? stored.value.order : await getOrder(books, typeof from === 'string' ? from : from._id)
  if (!order) return undefined
  await followOrder(books, order)
  if (stored.ok && seen.live.transactionId !== '') await closeAsks(books, order)
  return order
}
