import type { Receiver } from '@shared/kernel/address'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { maskReceiver } from '@shared/order/mask-receiver'
import type { OrderDoc } from '@shared/order/order'
import { addressEngine, receiverFrom } from '../audit/audit-order'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import { changing, type Desk } from './desk'
import { followOrder } from './follow-order'
import { fingerprints, mergeKeyOf, sealOrderReceiver } from './receivers'
import { parcelsOf, settleOrder } from './settle-order'

/** Too late when goods have left: then only the courier can redirect. */
const TOO_LATE: readonly OrderDoc['state'][] = ['shipped', 'done', 'cancelled']

/**
 * A person's (or the buyer's) receiver replaces the order's, mended where the engine is sure, and the order is audited anew.
 * `incomplete` names in `detail` what is still missing.
 */
export async function fixAddress(
  desk: Desk,
  orderId: string,
  ask: { readonly receiver: Receiver; readonly by: string },
): Promise<Result<OrderDoc, 'incomplete' | 'too-late' | 'not-found' | 'changed-meanwhile'>> {
  const result = addressEngine().check(ask.receiver)
  if (result.verdict === 'ask') return refuse('incomplete', result.findings.map(({ message }) => message).join('；'))
  const receiver = receiverFrom(result)
  const parcels = await parcelsOf(desk, await getOrder(desk, orderId))
  const changed = await changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, 'too-late'> => {
      if (TOO_LATE.includes(order.state)) return refuse('too-late', order.state)
      const patch: Patch<OrderDoc> = {
        receiver: sealOrderReceiver(desk.seal, orderId, { field: 'receiver', receiver }),
        receiverRaw: sealOrderReceiver(desk.seal, orderId, { field: 'receiverRaw', receiver }),
        masked: maskReceiver(receiver),
        find: fingerprints(desk.seal, receiver),
        mergeKey: mergeKeyOf(desk.seal, order.shopId, receiver),
        auditedAt: undefined,
        auditRev: order.auditRev + 1,
        history: withHistory(order, { at: desk.now(), kind: 'address-fixed', by: ask.by }),
      }
      return ok({ ...patch, ...settleOrder({ ...order, ...patch }, parcels) })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
  if (changed.ok) await followOrder(desk, changed.value, { addressChanged: true })
  return changed
}
