import type { CourierKey } from '@shared/courier/courier-key'
import type { BatchDoc, BatchRefusal } from '@shared/batch/batch'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { hasLeft } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import { takeOf } from '@shared/order/split'
import { travelKey } from '@shared/order/travel'
import { claimLines, parcelLine, planParcel } from '@shared/parcel/decide-plan'
import type { ParcelDoc, ParcelLine, PrintWish } from '@shared/parcel/parcel'
import { seqAt } from '@shared/parcel/place'
import { inTurns, printerAt } from '@shared/printer/share'
import type { Patch } from '../repo/books'
import { withHistory } from '../repo/books'
import { changeOrder, findOrdersByMergeKey, getOrder, getOrders } from '../repo/orders'
import { addParcel, addParcels, findParcelsOfOrder, getParcel } from '../repo/parcels'
import { getShop } from '../repo/shops'
import type { BatchStep } from '../work/deps'
import { changing, firstKnown, inParallel, refusedAs, type Desk } from './desk'
import { allocateFor, freezeShip, parcelIdOf, planFacts, type PlanFacts } from './plan-facts'
import { openOrderReceiver, sealParcelReceiver } from './receivers'

type PrintAsk = Extract<BatchDoc['ask'], { readonly verb: 'print' }>
interface Run {
  readonly desk: Desk
  readonly batch: BatchDoc
  readonly ask: PrintAsk
  readonly facts: PlanFacts
  /** Place in the list of orders -> place in the wave. */
  readonly placeAt: (index: number) => number
  /** Stores a planned parcel, or gathers it to be stored with others. */
  readonly store: (parcel: ParcelDoc) => Promise<unknown>
}
interface Claim {
  readonly order: OrderDoc
  readonly lines: readonly ParcelLine[]
}

/** The courier's own printer, or the piece of the wave that this place is in: each printer's paper stays together. */
function printerFor({ ask, facts }: Run, index: number, courier: CourierKey): string | undefined {
  const { orderIds, printerIds, shares } = ask
  const own = facts.shop.printing?.couriers[courier]
  if (own !== undefined && printerIds.includes(own)) return own
  if (shares) return printerAt(shares, index) ?? printerIds.at(-1)
  const at = Math.floor((index * printerIds.length) / Math.max(1, orderIds.length))
  return printerIds[Math.min(at, printerIds.length - 1)]
}

function wishFor(run: Run, index: number, courier: CourierKey): PrintWish | undefined {
  const { batch } = run
  const printerId = printerFor(run, index, courier)
  return printerId === undefined ? undefined : { printerId, seq: seqAt(batch.createdAt, index), by: batch.by }
}

/** What a claim of ours has taken, read back after a crash: planned pieces that no stored parcel accounts for. */
async function claimed(run: Run, order: OrderDoc): Promise<Claim> {
  const parcels = (await findParcelsOfOrder(run.desk, order._id)).filter(
    (parcel) => parcel.goods !== 'void' && !hasLeft(parcel),
  )
  const stored = (lineNo: number) =>
    parcels
      .flatMap((parcel) => parcel.lines)
      .filter((line) => line.orderId === order._id && line.lineNo === lineNo)
      .reduce((sum, line) => sum + line.quantity, 0)
  const lines = order.lines.map((line) => parcelLine(order, line, line.planned - stored(line.lineNo)))
  return { order, lines: lines.filter((line) => line.quantity > 0) }
}

interface ClaimAsk {
  readonly parcelId: string
  /** Which of how many parcels of this order in this batch. */
  readonly part: number
  readonly of: number
}

/** The claim on the order comes first and is the one thing two taps cannot both do. */
async function claim(run: Run, known: OrderDoc, ask: ClaimAsk): Promise<Result<Claim, string>> {
  const { desk, batch } = run
  const { parcelId } = ask
  if (known.parcelIds.includes(parcelId)) return ok(await claimed(run, known))
  let lines: readonly ParcelLine[] = []
  const result = await changing(
    firstKnown(known, () => getOrder(desk, known._id)),
    (order): Result<Patch<OrderDoc>, string> => {
      const decision = claimLines(order, parcelId, takeOf(order, ask))
      if (!decision.ok) return decision
      lines = decision.value.lines
      const history = withHistory(order, { at: desk.now(), kind: 'planned', by: batch.by, note: { parcel: parcelId } })
      return ok({ ...decision.value.set, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
  if (result.ok) return ok({ order: result.value, lines })
  const now = await getOrder(desk, known._id)
  return now?.parcelIds.includes(parcelId) ? ok(await claimed(run, now)) : result
}

/** Other orders of the batch that travel with it, in the batch's own order. */
async function companions({ desk, ask }: Run, order: OrderDoc): Promise<OrderDoc[]> {
  const key = travelKey(order, ask.merge)
  if (key === order._id) return []
  const found = await findOrdersByMergeKey(desk, order.shopId, order.mergeKey)
  const fits = found.filter(
    (other) => other._id !== order._id && ask.orderIds.includes(other._id) && travelKey(other, ask.merge) === key,
  )
  return fits.sort((a, b) => ask.orderIds.indexOf(a._id) - ask.orderIds.indexOf(b._id))
}

/** True when another order's parcel of this very batch has taken this one along. */
const travelsAlong = ({ batch }: Run, order: OrderDoc, others: readonly OrderDoc[]) =>
  others.some((other) => order.parcelIds.includes(parcelIdOf(batch._id, other._id)))

/** An order stands in the batch once for each of its parcels: which of them this place is. */
function partAt({ ask }: Run, orderId: string, index: number): Omit<ClaimAsk, 'parcelId'> {
  const before = ask.orderIds.slice(0, index).filter((id) => id === orderId).length
  return { part: before, of: ask.orderIds.filter((id) => id === orderId).length }
}

/** Plans one parcel: claims its orders, freezes what the courier will be told, asks for the number and wishes the copy. */
async function planOne(run: Run, order: OrderDoc | undefined, index: number): Promise<Result<string, string>> {
  const { desk, batch, facts } = run
  if (!order) return refuse('not-found')
  const at = partAt(run, order._id, index)
  const parcelId = parcelIdOf(batch._id, at.part === 0 ? order._id : `${order._id}/${at.part}`)
  if (order.parcelIds.includes(parcelId) && (await getParcel(desk, parcelId))) return ok(parcelId)
  const others = await companions(run, order)
  if (travelsAlong(run, order, others)) return ok(order._id)
  const joining = others.filter((other) => other.state === 'ready' || other.parcelIds.includes(parcelId))
  const allocation = allocateFor(facts, [order, ...joining])
  if (!allocation.ok) return allocation
  const first = await claim(run, order, { parcelId, ...at })
  // A refund has made the order smaller than its parts: this parcel is not needed.
  if (!first.ok) return at.of > 1 && first.refusal === 'nothing-left' ? ok(order._id) : first
  const claims = [first.value]
  for (const other of joining) {
    const joined = await claim(run, other, { parcelId, part: 0, of: 1 })
    if (joined.ok) claims.push(joined.value)
  }
  const orders = claims.map((one) => one.order)
  const lines = claims.flatMap((one) => one.lines)
  const receiver = openOrderReceiver(desk.seal, first.value.order)
  const sealed = sealParcelReceiver(desk.seal, parcelId, receiver)
  const ship = freezeShip(facts, { orders, lines, receiver, sealed, allocation: allocation.value })
  const walk = run.placeAt(index)
  const wish = wishFor(run, walk, ship.courier)
  const place = { waveId: batch._id, slot: walk + 1, by: batch.by, at: desk.now() }
  await run.store(planParcel({ id: parcelId, orders, lines, ship, ...place, ...(wish ? { printWish: wish } : {}) }))
  return ok(parcelId)
}

/** Orders to one door are planned one after the other: they want to travel together. */
function lanesOf(
  orders: readonly OrderDoc[],
  ids: readonly string[],
): { readonly id: string; readonly at: number }[][] {
  const lanes = new Map<string, { id: string; at: number }[]>()
  ids.forEach((id, at) => {
    const key = orders.find((order) => order._id === id)?.mergeKey ?? id
    lanes.set(key, [...(lanes.get(key) ?? []), { id, at }])
  })
  return [...lanes.values()]
}

/** So many parcels are stored at once: the first numbers are asked for soon. */
const STORED_AT_ONCE = 10

/**
 * Batch step: plan, ask, wish the copy. The place in the batch is the slot of the wave. Parcels of orders that travel alone are stored
 * some at a time; where several of one lane look at each other's, each at once.
 */
export const printStep =
  (desk: Desk): BatchStep =>
  async ({ batch, ids, offset }) => {
    const { ask } = batch
    const shop = await getShop(desk, batch.shopId)
    if (ask.verb !== 'print' || !shop) return []
    const orders = await getOrders(desk, ids)
    const turns = ask.turns && ask.shares ? inTurns(ask.shares) : []
    const placeAt = (index: number) => turns[index] ?? index
    const facts = await planFacts(desk, shop, orders)
    const gathered: ParcelDoc[] = []
    const gather = async (parcel: ParcelDoc) => {
      gathered.push(parcel)
      if (gathered.length >= STORED_AT_ONCE) await addParcels(desk, gathered.splice(0))
    }
    const run: Omit<Run, 'store'> = { desk, batch, ask, placeAt, facts }
    const refusals: BatchRefusal[] = []
    await inParallel(lanesOf(orders, ids), 8, async (lane) => {
      const store = lane.length > 1 ? (parcel: ParcelDoc) => addParcel(desk, parcel) : gather
      for (const { id, at } of lane) {
        const known = orders.find(({ _id }) => _id === id)
        const order = lane.length > 1 ? await getOrder(desk, id) : known
        const result = await planOne({ ...run, store }, order, offset + at)
        if (!result.ok) refusals.push(refusedAs(id, result))
      }
    })
    await addParcels(desk, gathered)
    return refusals
  }
