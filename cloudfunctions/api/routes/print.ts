import { printGo, printHold, printPlan, printProgress, type PrintPlanValue } from '@shared/api/print'
import type { BatchDoc } from '@shared/batch/batch'
import type { Allocation } from '@shared/courier/allocate'
import { ok, refuse } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { partsOf } from '@shared/order/split'
import { travelKey } from '@shared/order/travel'
import type { LabelCopy } from '@shared/parcel/copy'
import { isLookedFor, isRecalled } from '@shared/parcel/copy-rules'
import { sentByPhone } from '@shared/printer/drivers'
import { inTurns } from '@shared/printer/share'
import type { PrinterDoc } from '@shared/shop/shop'
import { addBatch, getBatch } from '../../repo/batches'
import { findCopiesOfBatch } from '../../repo/copies'
import { listOrders } from '../../repo/orders'
import { findParcelsOfWave } from '../../repo/parcels'
import { findPrinters } from '../../repo/printers'
import { inParallel } from '../../verbs/desk'
import { forecastNumbers, forecastPaper } from '../../verbs/forecast'
import { allocateFor, planFacts, type PlanFacts } from '../../verbs/plan-facts'
import { shareBatch, usablePrinters } from '../../verbs/share-batch'
import { holdAccount, isHeld, releaseAccount } from '../../work/rate'
import { actorOf, route, type RouteContext } from '../route'
import { causesOf, troubledRows } from './effect-causes'
import { unsureRow } from './unsure-copies'

const MAX = 1000

const readyOrders = (context: RouteContext): Promise<OrderDoc[]> =>
  listOrders(context, context.shop._id, { bucket: 'to-print', limit: MAX })

/** A group is one parcel; an order of several parts has no companions, and stands here once for each. */
function groupsOf(orders: readonly OrderDoc[], merge: boolean): OrderDoc[][] {
  const groups = new Map<string, OrderDoc[]>()
  for (const order of orders) {
    const key = travelKey(order, merge)
    groups.set(key, [...(groups.get(key) ?? []), order])
  }
  return [...groups.values()].flatMap((group) => Array<OrderDoc[]>(Math.max(1, ...group.map(partsOf))).fill(group))
}

function allocated(facts: PlanFacts, groups: readonly OrderDoc[][]) {
  const couriers = new Map<string, { courier: Allocation['courier']; reason: Allocation['reason']; count: number }>()
  const byAccount = new Map<string, number>()
  const unserved: { orderId: string; reason: string }[] = []
  for (const group of groups) {
    const result = allocateFor(facts, group)
    if (!result.ok) {
      const known = new Set(unserved.map(({ orderId }) => orderId))
      const more = group.filter(({ _id }) => !known.has(_id))
      unserved.push(...more.map(({ _id }) => ({ orderId: _id, reason: result.refusal })))
      continue
    }
    const { courier, reason, accountId } = result.value
    byAccount.set(accountId, (byAccount.get(accountId) ?? 0) + 1)
    const key = `${courier} ${reason}`
    couriers.set(key, { courier, reason, count: (couriers.get(key)?.count ?? 0) + 1 })
  }
  const accounts = facts.couriers.flatMap((account) => {
    const count = byAccount.get(account._id)
    return count === undefined ? [] : [{ account, count }]
  })
  return { couriers: [...couriers.values()].sort((a, b) => b.count - a.count), accounts, unserved }
}

export const printPlanRoute = route(printPlan, async ({ merge }, context) => {
  const orders = await readyOrders(context)
  const groups = groupsOf(orders, merge ?? context.shop.autoMerge)
  const { couriers, accounts, unserved } = allocated(await planFacts(context, context.shop, orders), groups)
  const parcels = couriers.reduce((sum, { count }) => sum + count, 0)
  const open = await usablePrinters(context, context.shop)
  const refused = new Set(unserved.map(({ orderId }) => orderId))
  const served = groups.filter(([first]) => first && !refused.has(first._id))
  const shared = await shareBatch(context, context.shop, { groups: served, printers: open })
  const now = context.now()
  const printers: PrintPlanValue['printers'] = await inParallel(open, 4, async (printer, i) => {
    const copies = shared.parcels[i]?.count ?? 0
    const { _id, label, condition, conditionAt } = printer
    const at = await forecastPaper(context, printer, copies)
    const head = { id: _id, label, condition, conditionAt, byPhone: sentByPhone(printer) }
    return { ...head, copies, seconds: Math.ceil((at - now) / 1000) }
  })
  const numbers = await forecastNumbers(context, accounts)
  const seconds = Math.ceil((numbers.at - now) / 1000)
  const slowest = Math.max(seconds, ...printers.map((printer) => printer.seconds))
  return ok({
    orders: orders.length,
    parcels,
    finishAt: now + slowest * 1000,
    numbers: { perMinute: numbers.perMinute, seconds },
    printers,
    couriers,
    unserved,
  })
})

/** One tap, one batch: the document is all that is written here, the work functions do the rest. */
export const printGoRoute = route(printGo, async ({ requestId, limit, merge }, context) => {
  if (await getBatch(context, requestId)) return ok({ batchId: requestId })
  const printers = await usablePrinters(context, context.shop)
  if (printers.length === 0) return refuse('no-printer')
  const orders = (await readyOrders(context)).slice(0, Math.max(1, Math.min(limit ?? MAX, MAX)))
  if (orders.length === 0) return refuse('nothing-ready')
  const withMerge = merge ?? context.shop.autoMerge
  const shared = await shareBatch(context, context.shop, { groups: groupsOf(orders, withMerge), printers })
  const walk = shared.groups.flatMap((group) => group.map(({ _id }) => _id))
  const orderIds = inTurns(shared.orders).flatMap((place) => walk[place] ?? [])
  const printerIds = printers.map(({ _id }) => _id)
  await addBatch(context, {
    _id: requestId,
    v: 1,
    ver: 1,
    shopId: context.shop._id,
    ask: { verb: 'print', orderIds, printerIds, shares: shared.orders, turns: true, merge: withMerge },
    by: actorOf(context),
    state: 'open',
    cursor: 0,
    total: orderIds.length,
    doneCount: 0,
    refusals: [],
    createdAt: context.now(),
  })
  return ok({ batchId: requestId })
})

/** When the batch's printers are through with all they have, and with their share of the labels that wait for a number. */
async function finishOf(context: RouteContext, docs: readonly PrinterDoc[], of: { batch: BatchDoc; unmade: number }) {
  const { ask } = of.batch
  const own = docs.filter(({ _id }) => ask.verb === 'print' && ask.printerIds.includes(_id))
  const share = Math.ceil(of.unmade / Math.max(1, own.length))
  const ends = await inParallel(own, 4, (printer) => forecastPaper(context, printer, share))
  return Math.max(context.now(), ...ends)
}

const lanesOf = ({ ask }: BatchDoc): readonly string[] => (ask.verb === 'print' ? ask.printerIds : [])
const anyHeld = async (context: RouteContext, batch: BatchDoc) =>
  (await inParallel(lanesOf(batch), 4, (id) => isHeld(context, id))).some(Boolean)

/** A person stops the paper at once, and lets it go on; nothing of the queues is lost by it. */
export const printHoldRoute = route(printHold, async ({ batchId, on }, context) => {
  const batch = await getBatch(context, batchId)
  if (!batch || batch.shopId !== context.shop._id) return refuse('not-found')
  await inParallel(lanesOf(batch), 4, (id) => (on ? holdAccount(context, id) : releaseAccount(context, id)))
  return ok({ held: await anyHeld(context, batch) })
})

const OUT: readonly LabelCopy['state'][] = ['accepted', 'printed']
const WAITING: readonly LabelCopy['state'][] = ['new', 'sending']

const countIn = (copies: readonly LabelCopy[], states: readonly LabelCopy['state'][]) =>
  copies.filter(({ state }) => states.includes(state)).length

/** One printer of the batch: what came out, what its maker has, what still waits here. */
async function laneOf(context: RouteContext, printer: PrinterDoc, copies: readonly LabelCopy[]) {
  const { _id, label, condition, conditionAt } = printer
  const own = copies.filter(({ printerId }) => printerId === _id)
  const kept = own.filter(({ state, problem, recallTo }) => state === 'accepted' && problem && recallTo === undefined)
  const [first] = kept
  return {
    ...{ id: _id, label, condition, conditionAt, byPhone: sentByPhone(printer), held: await isHeld(context, _id) },
    ...{ done: countIn(own, ['printed']), taken: countIn(own, ['accepted']), left: countIn(own, WAITING) },
    recalling: own.filter(isRecalled).length,
    ...(first ? { kept: { count: kept.length, why: first.problem ?? '' } } : {}),
  }
}

export const printProgressRoute = route(printProgress, async ({ batchId }, context) => {
  const batch = await getBatch(context, batchId)
  if (!batch || batch.shopId !== context.shop._id) return refuse('not-found')
  const parcels = await findParcelsOfWave(context, context.shop._id, batchId)
  const copies = await findCopiesOfBatch(context, batchId)
  const docIds = new Set([...parcels.map(({ _id }) => _id), ...copies.map(({ _id }) => _id)])
  const causes = causesOf((await troubledRows(context)).filter(({ docId }) => docIds.has(docId)))
  const docs = await findPrinters(context, context.shop._id)
  const printers = await inParallel(docs, 4, (printer) => laneOf(context, printer, copies))
  const total = batch.state === 'done' ? parcels.length : batch.total
  const printed = countIn(copies, OUT)
  const unsure = copies.filter(isLookedFor)
  const left = Math.max(0, total - printed - unsure.length)
  const unmade = Math.max(0, left - printers.reduce((sum, printer) => sum + printer.left, 0))
  return ok({
    batchId,
    total,
    printed,
    queued: left,
    unsure: unsure.length,
    failed: batch.refusals.length + causes.reduce((sum, cause) => sum + cause.count, 0),
    finishAt: await finishOf(context, docs, { batch, unmade }),
    held: await anyHeld(context, batch),
    paused: causes.some(({ scope }) => scope !== 'order'),
    printers: printers.filter(({ done, taken, left: rest }) => done + taken + rest > 0),
    causes,
    unsureCopies: unsure.map((copy) => unsureRow(copy, docs.find(({ _id }) => _id === copy.printerId)?.label ?? '')),
  })
})
