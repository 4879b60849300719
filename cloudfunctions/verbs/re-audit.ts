import type { BatchDoc } from '@shared/batch/batch'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { OrderBucket, OrderDoc } from '@shared/order/order'
import { addBatch } from '../repo/batches'
import type { Patch } from '../repo/books'
import { changeOrder, getOrder, listOrders, type PageCursor } from '../repo/orders'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'

const PAGE = 500
/** Orders of one batch: some weeks of a large shop's open work. */
const MOST = 10_000
const AUDITED: readonly OrderBucket[] = ['held', 'to-print']

/** Ids of the orders that have been audited and of which nothing is planned yet, by deadline. */
async function auditedOrders(desk: Desk, shopId: string, pick: (order: OrderDoc) => boolean): Promise<string[]> {
  const ids: string[] = []
  for (const bucket of AUDITED) {
    let after: PageCursor | undefined
    for (;;) {
      const page = await listOrders(desk, shopId, { bucket, limit: PAGE, ...(after ? { after } : {}) })
      ids.push(...page.filter(pick).map(({ _id }) => _id))
      const last = page.at(-1)
      if (!last || page.length < PAGE || ids.length >= MOST) break
      after = { shipBy: last.shipBy, id: last._id }
    }
  }
  return ids.slice(0, MOST)
}

export interface ReauditAsk {
  readonly requestId: string
  readonly shopId: string
  readonly by: string
  readonly pick?: (order: OrderDoc) => boolean
}

/** One batch that puts every question anew to the open orders; answers how many. The same request twice is one batch. */
export async function openReaudit(desk: Desk, ask: ReauditAsk): Promise<number> {
  const orderIds = await auditedOrders(desk, ask.shopId, ask.pick ?? (() => true))
  if (orderIds.length === 0) return 0
  const batch: BatchDoc = {
    _id: ask.requestId,
    v: 1,
    ver: 1,
    shopId: ask.shopId,
    ask: { verb: 're-audit', orderIds },
    by: ask.by,
    state: 'open',
    cursor: 0,
    total: orderIds.length,
    doneCount: 0,
    refusals: [],
    createdAt: desk.now(),
  }
  await addBatch(desk, batch)
  return orderIds.length
}

/** Until the audit has spoken again, nothing of the order can be planned; what a person accepted stays accepted. */
function decide(order: OrderDoc): Result<Patch<OrderDoc>, 'already-planned'> {
  if (order.state !== 'held' && order.state !== 'ready') return refuse('already-planned', order.state)
  return ok({ auditedAt: undefined, auditRev: order.auditRev + 1 })
}

/** Batch step: the audit of each order is wanted again. Twice asks twice, which only costs time. */
export const reauditStep =
  (desk: Desk): BatchStep =>
  async ({ ids }) => {
    const answers = await inParallel(ids, 8, async (id) => ({
      id,
      result: await changing(
        () => getOrder(desk, id),
        decide,
        (order, patch) => changeOrder(desk, order, patch),
      ),
    }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
