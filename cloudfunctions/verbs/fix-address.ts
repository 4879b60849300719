import type { Receiver } from '@shared/kernel/address'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { askedAs, awaitsBuyer, settled } from '@shared/notice/address-ask'
import { maskReceiver } from '@shared/order/mask-receiver'
import type { OrderDoc } from '@shared/order/order'
import { addressEngine, receiverFrom } from '../audit/audit-order'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, findOrdersByMergeKey, getOrder } from '../repo/orders'
import { changing, type Desk } from './desk'
import { followOrder } from './follow-order'
import { fingerprints, mergeKeyOf, openOrderReceiver, sealOrderReceiver } from './receivers'
import { parcelsOf, settleOrder } from './settle-order'

/** Too late when goods have left: then only the courier can redirect. */
const TOO_LATE: readonly OrderDoc['state'][] = ['shipped', 'done']
const PLANNED: readonly OrderDoc['state'][] = ['fulfilling', 'shipped', 'done']

type FixRefusal =
  'incomplete' | 'too-late' | 'order-cancelled' | 'refunding' | 'answered-already' | 'not-found' | 'changed-meanwhile'

/** What follows from a receiver, and a new audit of it. */
const withReceiver = (desk: Desk, order: OrderDoc, receiver: Receiver): Patch<OrderDoc> => ({
  masked: maskReceiver(receiver),
  find: fingerprints(desk.seal, receiver),
  mergeKey: mergeKeyOf(desk.seal, order.shopId, receiver),
  addressRev: (order.addressRev ?? 0) + 1,
  auditedAt: undefined,
  auditRev: order.auditRev + 1,
})

/** Staff may mend until the goods have left; the buyer answers once, and only while nothing is planned. */
function refusalToFix(order: OrderDoc, by: string): FixRefusal | undefined {
  if (order.state === 'cancelled') return 'order-cancelled'
  if (TOO_LATE.includes(order.state)) return 'too-late'
  if (by !== 'buyer') return undefined
  if (PLANNED.includes(order.state)) return 'too-late'
  if (order.platformStatus === 'refunding') return 'refunding'
  return awaitsBuyer(order) ? undefined : 'answered-already'
}

/**
 * A person's (or the buyer's) receiver replaces the order's, mended where the engine is sure, and the order is audited anew; the
 * former one is kept sealed for one undo. `incomplete` names in `detail` what is still missing.
 */
export async function fixAddress(
  desk: Desk,
  orderId: string,
  ask: { readonly receiver: Receiver; readonly by: string },
): Promise<Result<OrderDoc, FixRefusal>> {
  const { phone, extension } = ask.receiver
  const result = addressEngine().check({ ...ask.receiver, phone: extension ? `${phone}-${extension}` : phone })
  if (result.verdict === 'ask') return refuse('incomplete', result.findings.map(({ message }) => message).join('；'))
  const receiver = receiverFrom(result)
  const parcels = await parcelsOf(desk, await getOrder(desk, orderId))
  const changed = await changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, FixRefusal> => {
      const refusal = refusalToFix(order, ask.by)
      if (refusal) return refuse(refusal, order.state)
      const { receiver: sealed, receiverRaw, addressAsk } = order
      const patch: Patch<OrderDoc> = {
        receiver: sealOrderReceiver(desk.seal, orderId, { field: 'receiver', receiver }),
        receiverRaw: sealOrderReceiver(desk.seal, orderId, { field: 'receiverRaw', receiver }),
        ...withReceiver(desk, order, receiver),
        former: PLANNED.includes(order.state)
          ? undefined
          : {
              ...{ receiver: sealed, receiverRaw, by: ask.by, at: desk.now(), mergeKey: order.mergeKey },
              ...(addressAsk ? { addressAsk } : {}),
            },
        addressAsk: settled(addressAsk, { at: desk.now(), by: ask.by }),
        history: withHistory(order, { at: desk.now(), kind: 'address-fixed', by: ask.by }),
      }
      return ok({ ...patch, ...settleOrder({ ...order, ...patch }, parcels) })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
  if (changed.ok) await followOrder(desk, changed.value)
  return changed
}

/**
 * The buyer's word on one order is his word on every order that he had written alike by then. Follows from the order as it
 * stands, so it may be said again at any time.
 */
export async function answerAlike(desk: Desk, order: OrderDoc): Promise<void> {
  const { former, payment } = order
  if (former?.by !== 'buyer' || payment === undefined || !former.mergeKey) return
  const asked = askedAs({ ...order, mergeKey: former.mergeKey })
  const { at = 0 } = former
  const receiver = openOrderReceiver(desk.seal, order)
  for (const other of await findOrdersByMergeKey(desk, order.shopId, former.mergeKey))
    if (other._id !== order._id && other.placedAt <= at && askedAs(other) === asked && awaitsBuyer(other))
      await fixAddress(desk, other._id, { receiver, by: 'buyer' })
}

/** Takes a mended address back, the buyer's too, while nothing is planned. `unchanged`: there is nothing to take back. */
export const undoFix = (desk: Desk, orderId: string, { by }: { readonly by: string }) =>
  changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, 'already-planned' | 'unchanged'> => {
      if (PLANNED.includes(order.state)) return refuse('already-planned')
      if (!order.former) return refuse('unchanged')
      const { receiver, receiverRaw, addressAsk } = order.former
      const patch: Patch<OrderDoc> = {
        receiver,
        receiverRaw,
        ...withReceiver(desk, order, openOrderReceiver(desk.seal, { ...order, receiver })),
        former: undefined,
        addressAsk,
        history: withHistory(order, { at: desk.now(), kind: 'address-undone', by }),
      }
      return ok({ ...patch, ...settleOrder({ ...order, ...patch }, []) })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
