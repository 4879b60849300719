import { refuse, ok, type Result } from '../kernel/result'
import { MAX_PARCELS_OF_ORDER, parcelsUsed } from './lines'
import type { OrderDoc } from './order'
import { isResting } from './split'

/** In place of a group: this order goes by itself, whatever the shop's setting says. */
export const APART = 'apart'

type Travelling = Pick<OrderDoc, '_id' | 'mergeKey' | 'mergeGroup' | 'split'>

/**
 * Orders with the same key travel in one parcel. A tap's group holds only while its orders go to one door; without a tap the
 * shop's setting (`merge`) decides.
 */
export function travelKey(order: Travelling, merge: boolean): string {
  if (order.split || order.mergeGroup === APART || order.mergeKey === '') return order._id
  if (order.mergeGroup !== undefined) return `${order.mergeGroup} ${order.mergeKey}`
  return merge ? `door ${order.mergeKey}` : order._id
}

const OPEN: readonly OrderDoc['state'][] = ['new', 'held', 'ready']

export type MergeRefusal = 'already-planned' | 'not-paid' | 'is-split' | 'too-many-parcels' | 'other-door' | 'too-few'

/** Whether an order may still be put together with others. */
export function refusalToMerge(order: OrderDoc): MergeRefusal | undefined {
  if (!OPEN.includes(order.state)) return 'already-planned'
  if (order.platformStatus !== 'paid') return 'not-paid'
  if (order.split || isResting(order)) return 'is-split'
  return parcelsUsed(order) >= MAX_PARCELS_OF_ORDER ? 'too-many-parcels' : undefined
}

/** Asked of all before the first is changed: a group that cannot be is no group. */
export function checkMerge(orders: readonly OrderDoc[]): Result<true, MergeRefusal> {
  const [first] = orders
  if (!first || orders.length < 2) return refuse('too-few')
  for (const order of orders) {
    const refusal = refusalToMerge(order)
    if (refusal) return refuse(refusal, order.platformNo)
  }
  const oneDoor = first.mergeKey !== '' && orders.every(({ mergeKey }) => mergeKey === first.mergeKey)
  return oneDoor ? ok(true) : refuse('other-door')
}
