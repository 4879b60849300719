import { mergeJoin, mergeList, mergePart, splitByStock, splitSave, splitShow, splitUndo } from '@shared/api/travel'
import type { MergeGroup } from '@shared/api/travel'
import { ok, refuse } from '@shared/kernel/result'
import { MAX_PARCELS_OF_ORDER, parcelsUsed, shippableOf } from '@shared/order/lines'
import type { OrderDoc } from '@shared/order/order'
import { isResting, laterOf } from '@shared/order/split'
import { APART, checkMerge, refusalToMerge, travelKey } from '@shared/order/travel'
import { getOrders, listOrderRows } from '../../repo/orders'
import { mergeStep, partStep } from '../../verbs/merge-orders'
import { shelvesOf, splitOffStock, splitOrder, unsplitOrder } from '../../verbs/split-order'
import { actorOf, route, type RouteContext } from '../route'
import { goodsView, maskedView } from '../views'
import { finishNow, openBatch } from './batch-now'
import { heldRows } from './held-orders'
import { ownOrder } from './orders'

/** Groups of one page; a shop has a handful, a fair has dozens. */
const GROUPS_MAX = 100

function groupView(orders: readonly OrderDoc[], merge: boolean): MergeGroup | undefined {
  const [first] = orders
  if (!first || orders.length < 2) return undefined
  const keys = new Set(orders.map((order) => travelKey(order, merge)))
  const apart = orders.every(({ mergeGroup }) => mergeGroup === APART)
  const { name, region, detail } = maskedView(first.masked)
  return {
    key: first.mergeKey,
    name,
    phoneTail: first.masked.phoneTail,
    region,
    detail,
    state: keys.size < orders.length ? 'merged' : apart ? 'apart' : 'open',
    orders: orders.map((order) => ({
      id: order._id,
      platformNo: order.platformNo,
      goods: goodsView(order),
      state: order.state,
      shipBy: order.shipBy,
      remark: order.buyerRemark,
    })),
  }
}

export const mergeListRoute = route(mergeList, async (_input, context) => {
  const ready = await listOrderRows(context, context.shop._id, { bucket: 'to-print' })
  const byDoor = new Map<string, string[]>()
  for (const { _id, mergeKey } of [...ready, ...(await heldRows(context))])
    if (mergeKey !== '') byDoor.set(mergeKey, [...(byDoor.get(mergeKey) ?? []), _id])
  const doors = [...byDoor.values()].filter((ids) => ids.length > 1).slice(0, GROUPS_MAX)
  const orders = (await getOrders(context, doors.flat())).filter((order) => refusalToMerge(order) === undefined)
  const byId = new Map(orders.map((order) => [order._id, order]))
  const groups = doors.flatMap(
    (ids) =>
      groupView(
        ids.flatMap((id) => byId.get(id) ?? []),
        context.shop.autoMerge,
      ) ?? [],
  )
  return ok({ groups, asOf: context.now() })
})

async function ownOrders(context: RouteContext, ids: readonly string[]): Promise<OrderDoc[] | undefined> {
  const orders = (await getOrders(context, ids)).filter(({ shopId }) => shopId === context.shop._id)
  return orders.length === new Set(ids).size ? orders : undefined
}

export const mergeJoinRoute = route(mergeJoin, async ({ requestId, orderIds }, context) => {
  const orders = await ownOrders(context, orderIds)
  if (!orders) return refuse('not-found')
  const may = checkMerge(orders)
  if (!may.ok) return may
  const batch = await openBatch(context, requestId, async () => ({ verb: 'merge', orderIds, group: requestId }))
  if (batch.ask.verb !== 'merge') return refuse('not-found')
  const now = await finishNow(context, batch, mergeStep(context))
  return ok({ merged: now.doneCount })
})

export const mergePartRoute = route(mergePart, async ({ requestId, orderIds }, context) => {
  if (!(await ownOrders(context, orderIds))) return refuse('not-found')
  const apart = context.shop.autoMerge
  const batch = await openBatch(context, requestId, async () => ({ verb: 'part', orderIds, apart }))
  if (batch.ask.verb !== 'part') return refuse('not-found')
  const now = await finishNow(context, batch, partStep(context))
  const [refused] = now.refusals
  return refused && now.doneCount === 0 ? refuse(refused.refusal) : ok({ parted: now.doneCount })
})

export const splitShowRoute = route(splitShow, async ({ orderId }, context) => {
  const order = await ownOrder(context, orderId)
  if (!order) return refuse('not-found')
  const shelves = await shelvesOf(context, order)
  const held = order.hold === 'held'
  return ok({
    id: order._id,
    platformNo: order.platformNo,
    lines: order.lines.map((line) => {
      const { lineNo, sku, title, spec } = line
      const quantity = shippableOf(line)
      const here = held ? quantity : Math.min(quantity, shelves.get(sku) ?? 0)
      return { lineNo, sku, title, spec, quantity, here, later: laterOf(line) }
    }),
    parts: order.split?.parts ?? [],
    resting: isResting(order),
    short: order.hold === 'short',
    parcelsLeft: MAX_PARCELS_OF_ORDER - parcelsUsed(order),
  })
})

export const splitSaveRoute = route(splitSave, async ({ orderId, parts }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await splitOrder(context, orderId, { by: actorOf(context), parts })
  return result.ok ? ok({ parcels: parts.length }) : result
})

export const splitByStockRoute = route(splitByStock, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await splitOffStock(context, orderId, { by: actorOf(context) })
  return result.ok ? ok({ later: result.value.lines.reduce((sum, line) => sum + laterOf(line), 0) }) : result
})

export const splitUndoRoute = route(splitUndo, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await unsplitOrder(context, orderId, { by: actorOf(context) })
  return result.ok ? ok({ state: result.value.state }) : result
})
