import {
  addressCheck,
  auditAccept,
  auditApprove,
  auditAsk,
  auditFixAddress,
  auditList,
  auditUndo,
  auditUndoBatch,
  orderHold,
} from '@shared/api/audit'
import { ok, refuse } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { getOrders, listOrderRows, type OrderRow } from '../../repo/orders'
import { acceptFindings, acceptStep, holdOrder, unacceptFindings, unacceptStep } from '../../verbs/accept'
import { askBuyerStep } from '../../verbs/ask-buyer'
import { fixAddress, undoFix } from '../../verbs/fix-address'
import { addressEngine } from '../../audit/audit-order'
import { actorOf, route, type RouteContext } from '../route'
import { orderCard } from '../views'
import { finishNow, knownBatch, openBatch } from './batch-now'
import { askCounts } from './asks'
import { acceptable, causesOf, heldPage, heldRows, openCodes } from './held-orders'
import { ownOrder, searchOrders } from './orders'

/** Of the orders that are ready: how many without a person's word, and their doors; and how many are still to come. */
async function readyFacts(context: RouteContext, held: readonly OrderRow[]) {
  const [ready, fresh] = await Promise.all([
    listOrderRows(context, context.shop._id, { bucket: 'to-print' }),
    listOrderRows(context, context.shop._id, { bucket: 'to-audit' }),
  ])
  const doors = new Map<string, number>()
  for (const { mergeKey } of [...ready, ...held]) if (mergeKey) doors.set(mergeKey, (doors.get(mergeKey) ?? 0) + 1)
  return {
    asks: askCounts([...held, ...ready]),
    autoPassed: ready.filter(({ accepted }) => Object.keys(accepted).length === 0).length,
    auditing: fresh.length + held.filter(({ auditedAt }) => auditedAt === undefined).length,
    mergeable: [...doors.values()].filter((count) => count > 1).length,
  }
}

export const auditListRoute = route(auditList, async ({ cause, search, cursor }, context) => {
  const cards = (orders: readonly OrderDoc[]) => orders.map((order) => orderCard(context.seal, order))
  const asOf = context.now()
  if (cursor !== undefined) {
    const page = await heldPage(context, { cause, cursor })
    const uncounted = { causes: [], total: 0, held: 0, asks: askCounts([]), autoPassed: 0, auditing: 0, mergeable: 0 }
    return ok({ ...uncounted, asOf, ...page, orders: cards(page.orders) })
  }
  const rows = await heldRows(context)
  const head = { causes: causesOf(rows), held: rows.length, ...(await readyFacts(context, rows)), asOf }
  if (search) {
    const found = (await searchOrders(context, search)).filter(({ bucket }) => bucket === 'held')
    return ok({ ...head, orders: cards(found), total: found.length })
  }
  const total = cause ? rows.filter((order) => openCodes(order).includes(cause)).length : rows.length
  const page = await heldPage(context, { cause }, rows)
  return ok({ ...head, total, ...page, orders: cards(page.orders) })
})

export const auditApproveRoute = route(auditApprove, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await acceptFindings(context, orderId, { by: actorOf(context) })
  return result.ok ? ok({ state: result.value.state }) : result
})

export const auditUndoRoute = route(auditUndo, async ({ orderId, what }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const undo = what === 'address' ? undoFix : unacceptFindings
  const result = await undo(context, orderId, { by: actorOf(context) })
  return result.ok ? ok({ state: result.value.state }) : result
})

export const auditUndoBatchRoute = route(auditUndoBatch, async ({ requestId, batchId }, context) => {
  const known = await knownBatch(context, batchId)
  if (known?.ask.verb !== 'accept') return refuse('not-found')
  const { code, orderIds } = known.ask
  const batch = await openBatch(context, requestId, async () => ({ verb: 'unaccept', code, orderIds }))
  if (batch.ask.verb !== 'unaccept') return refuse('not-found')
  const now = await finishNow(context, batch, unacceptStep(context))
  const planned = now.refusals.filter(({ refusal }) => refusal === 'already-planned').length
  return ok({ undone: now.state === 'done' ? now.doneCount : now.total, planned })
})

export const auditAcceptRoute = route(auditAccept, async ({ requestId, code, asOf }, context) => {
  let frees = 0
  let left = 0
  const batch = await openBatch(context, requestId, async () => {
    const hit = acceptable(await heldRows(context), { code, asOf })
    frees = hit.frees
    left = hit.left
    return { verb: 'accept', code, orderIds: hit.orderIds }
  })
  if (batch.ask.verb !== 'accept') return refuse('not-found')
  const now = await finishNow(context, batch, acceptStep(context))
  if (now.state !== 'done') return ok({ batchId: now._id, accepted: now.total, freed: frees, refused: 0, left })
  const orders = await getOrders(context, now.ask.orderIds)
  return ok({
    batchId: now._id,
    accepted: now.doneCount,
    freed: orders.filter(({ state }) => state === 'ready').length,
    refused: now.refusals.length,
    left,
  })
})

export const auditAskRoute = route(auditAsk, async ({ requestId, code, orderId }, context) => {
  if (!context.shop.sameApp) return refuse('no-buyer-pages')
  if (orderId !== undefined && !(await ownOrder(context, orderId))) return refuse('not-found')
  const batch = await openBatch(context, requestId, async () => {
    const rows = orderId === undefined && code !== undefined ? await heldRows(context) : []
    const hit = rows.filter((order) => code !== undefined && openCodes(order).includes(code))
    return { verb: 'ask-buyer', orderIds: orderId === undefined ? hit.map(({ _id }) => _id) : [orderId] }
  })
  if (batch.ask.verb !== 'ask-buyer') return refuse('not-found')
  const now = await finishNow(context, batch, askBuyerStep(context))
  const only = orderId === undefined ? undefined : now.refusals[0]
  if (only) return refuse(only.refusal, only.detail)
  return ok({ batchId: now._id, asked: now.total - now.refusals.length, refused: now.refusals.length })
})

export const auditFixAddressRoute = route(auditFixAddress, async ({ orderId, ...receiver }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await fixAddress(context, orderId, { receiver, by: actorOf(context) })
  return result.ok ? ok({ state: result.value.state }) : result
})

export const orderHoldRoute = route(orderHold, async ({ orderId, on }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await holdOrder(context, orderId, { by: actorOf(context), on })
  return result.ok ? ok({ state: result.value.state }) : result
})

export const addressCheckRoute = route(addressCheck, async ({ text }) => {
  const { name, phone, extension, province, city, district, detail, verdict, findings } = addressEngine().parse(text)
  const messages = findings.map(({ message }) => message)
  const fields = { name, phone, province, city, district, detail }
  return ok({ ...fields, ...(extension ? { extension } : {}), verdict, messages })
})
