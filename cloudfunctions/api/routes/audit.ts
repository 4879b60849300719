import { auditAccept, auditApprove, auditFixAddress, auditList, auditUndo, orderHold } from '@shared/api/audit'
import type { CauseView } from '@shared/api/views'
import type { FindingCode } from '@shared/audit/finding'
import type { BatchDoc } from '@shared/batch/batch'
import { ok, refuse } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { addBatch, changeBatch, getBatch } from '../../repo/batches'
import { listOrders } from '../../repo/orders'
import { acceptFindings, holdOrder, unacceptFindings } from '../../verbs/accept'
import { inParallel, refusedAs } from '../../verbs/desk'
import { fixAddress } from '../../verbs/fix-address'
import { actorOf, cursorOf, PAGE, readCursor, route, type RouteContext } from '../route'
import { orderCard } from '../views'
import { ownOrder, searchOrders } from './orders'

/** Held orders are few beside all orders; more than this at once is a day gone wrong, and the oldest come first. */
const HELD_MAX = 1000

const openCodes = (order: OrderDoc): FindingCode[] =>
  order.findings
    .filter(({ severity, code }) => severity === 'stop' || (severity === 'fix' && !order.accepted[code]))
    .map(({ code }) => code)

const heldOrders = (context: RouteContext): Promise<OrderDoc[]> =>
  listOrders(context, context.shop._id, { bucket: 'held', limit: HELD_MAX })

function causesOf(orders: readonly OrderDoc[]): CauseView[] {
  const causes = new Map<FindingCode, { count: number; frees: number }>()
  for (const order of orders) {
    const open = openCodes(order)
    for (const code of new Set(open)) {
      const cause = causes.get(code) ?? { count: 0, frees: 0 }
      const only = open.length === 1 && order.findings.some((one) => one.code === code && one.severity === 'fix')
      causes.set(code, { count: cause.count + 1, frees: cause.frees + (only ? 1 : 0) })
    }
  }
  return [...causes].map(([code, cause]) => ({ code, ...cause })).sort((a, b) => b.count - a.count)
}

export const auditListRoute = route(auditList, async ({ cause, search, cursor }, context) => {
  const held = await heldOrders(context)
  const ready = await listOrders(context, context.shop._id, { bucket: 'to-print', limit: HELD_MAX })
  const asked = search ? (await searchOrders(context, search)).filter(({ bucket }) => bucket === 'held') : held
  const fitting = cause ? asked.filter((order) => openCodes(order).includes(cause)) : asked
  const after = readCursor(cursor)
  const at = after ? fitting.findIndex((order) => order._id === after.id) + 1 : 0
  const page = fitting.slice(at, at + PAGE)
  const last = page.at(-1)
  return ok({
    orders: page.map((order) => orderCard(context.seal, order)),
    causes: causesOf(held),
    total: fitting.length,
    autoPassed: ready.filter((order) => Object.keys(order.accepted).length === 0).length,
    ...(last && at + PAGE < fitting.length ? { cursor: cursorOf(last) } : {}),
    asOf: context.now(),
  })
})

export const auditApproveRoute = route(auditApprove, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await acceptFindings(context, orderId, { by: actorOf(context) })
  return result.ok ? ok({ state: result.value.state }) : result
})

export const auditUndoRoute = route(auditUndo, async ({ orderIds, code }, context) => {
  const word = { by: actorOf(context), ...(code ? { code } : {}) }
  const done = await inParallel(orderIds, 8, async (orderId) =>
    (await ownOrder(context, orderId)) ? (await unacceptFindings(context, orderId, word)).ok : false,
  )
  return ok({ undone: done.filter(Boolean).length })
})

/** The batch is recorded whole before the first order changes; a repeated tap goes on where the former stopped. */
async function openBatch(context: RouteContext, requestId: string, code: FindingCode): Promise<BatchDoc> {
  const known = await getBatch(context, requestId)
  if (known) return known
  const held = await heldOrders(context)
  const orderIds = held
    .filter((order) =>
      order.findings.some((one) => one.code === code && one.severity === 'fix' && !order.accepted[code]),
    )
    .map(({ _id }) => _id)
  const batch: BatchDoc = {
    _id: requestId,
    v: 1,
    ver: 1,
    shopId: context.shop._id,
    ask: { verb: 'accept', code, orderIds },
    by: actorOf(context),
    state: 'open',
    cursor: 0,
    total: orderIds.length,
    doneCount: 0,
    refusals: [],
    createdAt: context.now(),
  }
  await addBatch(context, batch)
  return (await getBatch(context, requestId)) ?? batch
}

export const auditAcceptRoute = route(auditAccept, async ({ requestId, code }, context) => {
  const batch = await openBatch(context, requestId, code)
  if (batch.shopId !== context.shop._id || batch.ask.verb !== 'accept') return refuse('not-found')
  const { orderIds } = batch.ask
  const by = actorOf(context)
  const results = await inParallel(orderIds, 8, (orderId) => acceptFindings(context, orderId, { by, code }))
  const refusals = results.flatMap((result, i) => (result.ok ? [] : [refusedAs(orderIds[i] ?? '', result)]))
  const doneCount = orderIds.length - refusals.length
  const done = { state: 'done', cursor: orderIds.length, doneCount, refusals, doneAt: context.now() } as const
  if (batch.state === 'open') await changeBatch(context, batch, done)
  const freed = results.filter((result) => result.ok && result.value.state === 'ready').length
  return ok({ batchId: batch._id, accepted: doneCount, freed, orderIds })
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
