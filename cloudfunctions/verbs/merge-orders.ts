import { ok, refuse, type Result } from '@shared/kernel/result'
import { computeOrder } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import { APART, refusalToMerge, type MergeRefusal } from '@shared/order/travel'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { voidParcelsOf } from './void-parcels'

const joinGroup = (desk: Desk, orderId: string, word: { readonly by: string; readonly group: string }) =>
  changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, MergeRefusal> => {
      const refusal = refusalToMerge(order)
      if (refusal) return refuse(refusal, order.state)
      const history = withHistory(order, { at: desk.now(), kind: 'merged', by: word.by })
      return ok({ mergeGroup: word.group, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )

/** Takes an order out of its group; a parcel that holds others too is void, and all of them are planned anew. */
export async function partOrder(
  desk: Desk,
  orderId: string,
  word: { readonly by: string; readonly apart: boolean },
): Promise<Result<OrderDoc, 'too-late' | 'unchanged' | 'not-found' | 'changed-meanwhile'>> {
  const parcels = await voidParcelsOf(desk, orderId, { by: word.by, only: ({ orderIds }) => orderIds.length > 1 })
  if (!parcels.ok) return parcels
  const mergeGroup = word.apart ? APART : undefined
  return changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, 'unchanged'> => {
      const { lines, state, bucket } = computeOrder(order, parcels.value)
      if (order.mergeGroup === mergeGroup) return refuse('unchanged')
      const history = withHistory(order, { at: desk.now(), kind: 'parted', by: word.by })
      return ok({ mergeGroup, lines, state, bucket, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
}

export const mergeStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'merge') return []
    const { group } = ask
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await joinGroup(desk, id, { by, group }) }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }

/** One after the other: orders of one parcel void it together. */
export const partStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'part') return []
    const { apart } = ask
    const answers = await inParallel(ids, 1, async (id) => ({ id, result: await partOrder(desk, id, { by, apart }) }))
    return answers.flatMap(({ id, result }) =>
      result.ok || result.refusal === 'unchanged' ? [] : [refusedAs(id, result)],
    )
  }
