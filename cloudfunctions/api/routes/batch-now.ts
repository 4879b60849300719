import type { BatchAsk, BatchDoc } from '@shared/batch/batch'
import { addBatch, changeBatch, getBatch } from '../../repo/batches'
import type { BatchStep } from '../../work/deps'
import { actorOf, type RouteContext } from '../route'

/** So many are worked off within the tap; a longer batch is left to the work functions, which the tap wakes. */
const AT_ONCE = 100

type OrdersAsk = Extract<BatchAsk, { readonly orderIds: readonly string[] }>
interface OrdersBatch extends BatchDoc {
  readonly ask: OrdersAsk
}
const ofOrders = (batch: BatchDoc): batch is OrdersBatch => 'orderIds' in batch.ask

/** The batch of an earlier tap, if it is this shop's and about orders. */
export async function knownBatch(context: RouteContext, id: string): Promise<OrdersBatch | undefined> {
  const batch = await getBatch(context, id)
  return batch?.shopId === context.shop._id && ofOrders(batch) ? batch : undefined
}

/** The batch is recorded whole before the first order changes; a repeated tap finds it and asks for nothing new. */
export async function openBatch(
  context: RouteContext,
  id: string,
  ask: () => Promise<OrdersAsk>,
): Promise<BatchDoc & { readonly ask: OrdersAsk }> {
  const known = await knownBatch(context, id)
  if (known) return known
  const wanted = await ask()
  const batch = {
    _id: id,
    v: 1,
    ver: 1,
    shopId: context.shop._id,
    ask: wanted,
    by: actorOf(context),
    state: 'open',
    cursor: 0,
    total: wanted.orderIds.length,
    doneCount: 0,
    refusals: [],
    createdAt: context.now(),
  } as const
  await addBatch(context, batch)
  return (await knownBatch(context, id)) ?? batch
}

/** Works a short batch off at once. The work functions may do the same meanwhile: every step is as good twice as once. */
export async function finishNow(context: RouteContext, batch: OrdersBatch, step: BatchStep): Promise<OrdersBatch> {
  if (batch.state !== 'open' || batch.total > AT_ONCE) return batch
  const refusals = await step({ batch, ids: batch.ask.orderIds, offset: 0 })
  const done = {
    state: 'done',
    cursor: batch.total,
    doneCount: batch.total - refusals.length,
    refusals,
    doneAt: context.now(),
  } as const
  await changeBatch(context, batch, done)
  return { ...batch, ...done }
}
