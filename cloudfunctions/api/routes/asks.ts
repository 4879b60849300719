import { auditAsks, auditShared } from '@shared/api/audit'
import type { AskCounts } from '@shared/api/views'
import { ok, refuse } from '@shared/kernel/result'
import { ASK_STAGES, askStage, onePerAnswer } from '@shared/notice/address-ask'
import { getOrders, listOrderRows, type OrderRow } from '../../repo/orders'
import { shareCard } from '../../verbs/ask-buyer'
import { actorOf, route, type RouteContext } from '../route'
import { orderCard } from '../views'
import { heldRows } from './held-orders'
import { ownOrder } from './orders'

/** More than a person shares in one go; the next ones follow as these are done. */
const ROWS = 100

/** Questions, not orders: one word of a buyer may settle several. */
export function askCounts(rows: readonly OrderRow[]): AskCounts {
  const stages = onePerAnswer(rows.filter((row) => askStage(row) !== undefined)).map(({ row }) => askStage(row))
  const count = (stage: (typeof ASK_STAGES)[number]) => stages.filter((one) => one === stage).length
  return { cards: count('cards'), wanted: count('wanted'), waiting: count('waiting'), answered: count('answered') }
}

/** Held ones wait for an answer; those that are audited again or ready have it, until they are planned. */
async function askedRows(context: RouteContext): Promise<OrderRow[]> {
  const list = (bucket: 'to-audit' | 'to-print') => listOrderRows(context, context.shop._id, { bucket })
  const rows = await Promise.all([heldRows(context), list('to-audit'), list('to-print')])
  return rows.flat().filter((row) => askStage(row) !== undefined)
}

export const auditAsksRoute = route(auditAsks, async (_input, context) => {
  const rows = await askedRows(context)
  const asks = onePerAnswer(rows)
  const first = ASK_STAGES.flatMap((stage) => asks.filter(({ row }) => askStage(row) === stage)).slice(0, ROWS)
  const ids = first.map(({ row }) => row._id)
  const orders = new Map((await getOrders(context, ids)).map((order) => [order._id, order]))
  return ok({
    orders: first.flatMap(({ row, orders: together }) => {
      const order = orders.get(row._id)
      return order ? [{ ...orderCard(context.seal, order), ...(together > 1 ? { together } : {}) }] : []
    }),
    counts: askCounts(rows),
    asOf: context.now(),
  })
})

export const auditSharedRoute = route(auditShared, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await shareCard(context, orderId, { by: actorOf(context) })
  // the same card given twice is still given
  return result.ok || result.refusal === 'unchanged' ? ok({ sharedAt: context.now() }) : result
})
