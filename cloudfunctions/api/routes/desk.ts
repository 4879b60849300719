import { deskShow, type DeskValue } from '@shared/api/orders'
import { COURIERS } from '@shared/courier/couriers'
import { ok } from '@shared/kernel/result'
import { paceOf } from '@shared/pack/pace'
import { dayStart } from '@shared/pack/wave-number'
import { isLate } from '@shared/parcel/decide-early'
import type { OrderDoc } from '@shared/order/order'
import { openStops } from '@shared/parcel/gates'
import type { ParcelBucket, ParcelDoc } from '@shared/parcel/parcel'
import { listBatches } from '../../repo/batches'
import { findCouriers } from '../../repo/couriers'
import { findUrgedOrders, listOrderHistory, listOrders } from '../../repo/orders'
import { listParcels } from '../../repo/parcels'
import { gathered, openCards, toneOf } from '../open-cards'
import { route, type RouteContext } from '../route'
import { latePrinted, orderIdsIn } from './late'

/** Open work is bounded by a day's orders; beyond this the page shows the bound. */
const MAX = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The next time the van comes: today's, or tomorrow's when today's has gone. */
function nextPickup(now: number, pickupAt: number): number {
  const today = dayStart(now) + pickupAt * 60_000
  return today >= now ? today : today + DAY
}

/** From the van backwards: what is nearest it is most urgent. */
const FLOOR = ['to-hand', 'to-pack', 'to-pick', 'to-print'] as const
type Floor = Readonly<Record<Exclude<ParcelBucket, 'problem'>, readonly ParcelDoc[]>>
/** Orders that are not parcels yet. */
type Waiting = Readonly<Record<'held' | 'to-print', readonly OrderDoc[]>>

async function floorOf(context: RouteContext): Promise<Floor> {
  const list = (bucket: ParcelBucket) => listParcels(context, context.shop._id, { bucket, limit: MAX })
  const [toPrint, toPick, toPack, toHand] = await Promise.all([
    list('to-print'),
    list('to-pick'),
    list('to-pack'),
    list('to-hand'),
  ])
  return { 'to-print': toPrint, 'to-pick': toPick, 'to-pack': toPack, 'to-hand': toHand }
}

async function deadlinesOf(context: RouteContext, floor: Floor): Promise<DeskValue['deadlines']> {
  const couriers = (await findCouriers(context, context.shop._id)).filter(({ on }) => on)
  return couriers
    .map(({ courier, pickupAt }) => {
      const count = (bucket: keyof Floor) => floor[bucket].filter((parcel) => parcel.courier === courier).length
      return {
        courier: COURIERS[courier].short,
        at: nextPickup(context.now(), pickupAt),
        packed: count('to-hand'),
        toPack: count('to-pack'),
        toPick: count('to-pick'),
        toPrint: count('to-print'),
      }
    })
    .sort((a, b) => a.at - b.at)
}

async function waitingOf(context: RouteContext): Promise<Waiting> {
  const list = (bucket: keyof Waiting) => listOrders(context, context.shop._id, { bucket, limit: MAX })
  const [held, toPrint] = await Promise.all([list('held'), list('to-print')])
  return { held, 'to-print': toPrint }
}

/** A shop with work on its desk is not asked for. */
async function isFirstDay(context: RouteContext, floor: Floor, waiting: Waiting): Promise<boolean> {
  if ([...Object.values(floor), ...Object.values(waiting)].some((rows) => rows.length > 0)) return false
  return (await listOrderHistory(context, context.shop._id, { limit: 1 })).length === 0
}

type Alert = DeskValue['alerts'][number]

/** Orders whose deadline is near: those with a label that no van has taken, and those without one. */
function lateAlerts(now: number, floor: Floor, waiting: Waiting): Alert[] {
  const { 'to-print': unprinted, ...printed } = floor
  const late = latePrinted(Object.values(printed).flat(), now)
  const lateIds = orderIdsIn(late)
  const rest = new Set([
    ...orderIdsIn(latePrinted(unprinted, now)),
    ...[...waiting.held, ...waiting['to-print']].filter((order) => isLate(order, now)).map(({ _id }) => _id),
  ])
  for (const id of lateIds) rest.delete(id)
  const minutes = Math.floor((Math.min(...late.map(({ shipBy }) => shipBy)) - now) / 60_000)
  const look = { tone: 'look' } as const
  return [
    ...(late.length > 0
      ? [{ ...look, id: 'late', kind: 'late' as const, facts: { count: lateIds.length, minutes } }]
      : []),
    ...(rest.size > 0 ? [{ ...look, id: 'deadline', kind: 'deadline' as const, facts: { count: rest.size } }] : []),
  ]
}

/** One line for all that buyers hurry; a single order is opened by it. */
async function urgedOf(context: RouteContext): Promise<DeskValue['alerts']> {
  const urged = await findUrgedOrders(context, context.shop._id)
  const [first] = urged
  if (!first) return []
  const facts = { count: urged.length, ...(urged.length === 1 && { orderId: first._id }) }
  return [{ id: 'urged', kind: 'urged', tone: 'look', facts }]
}

/** Parcels in the house that must not go as they are: one line for all, with the first one's name and place. */
function floorStops(floor: Floor): DeskValue['alerts'] {
  const all = FLOOR.flatMap((bucket) =>
    floor[bucket].flatMap((parcel) => openStops(parcel).map((stop) => ({ bucket, parcel, stop }))),
  )
  const [first] = all
  if (!first) return []
  const { bucket, parcel, stop } = first
  const { name } = parcel.ship.masked
  const facts = { count: new Set(all.map((one) => one.parcel._id)).size, reason: stop.reason, at: bucket, name }
  const tail = (parcel.waybillNo ?? '').slice(-4)
  return [{ id: 'floor-stop', kind: 'floor-stop', tone: 'stop', facts: { ...facts, tail, orderId: stop.orderId } }]
}

/** What must not go, what is near its deadline, what buyers hurry, all still in the house; then the cards. */
async function alertsOf(context: RouteContext, floor: Floor, late: readonly Alert[]): Promise<DeskValue['alerts']> {
  const cards = gathered(await openCards(context))
  const rows = cards.map((card) => ({ id: card._id, kind: card.kind, tone: toneOf(card), facts: card.facts }))
  return [...floorStops(floor), ...late, ...(await urgedOf(context)), ...rows]
}

export const deskShowRoute = route(deskShow, async (_input, context) => {
  const { shop } = context
  const [floor, waiting] = await Promise.all([floorOf(context), waitingOf(context)])
  const running = (await listBatches(context, shop._id, 5)).find(
    ({ state, ask }) => state === 'open' && ask.verb !== 're-audit' && ask.verb !== 'tell-early',
  )
  const each = paceOf(
    floor['to-hand'].flatMap(({ packedAt }) => packedAt ?? []),
    context.now(),
  )
  return ok({
    shopName: shop.name,
    asOf: context.now(),
    pulledTo: shop.pulledTo,
    deadlines: await deadlinesOf(context, floor),
    stages: {
      toAudit: waiting.held.length,
      toPrint: waiting['to-print'].length,
      toPick: floor['to-pick'].length,
      toPack: floor['to-pack'].length,
      toHand: floor['to-hand'].length,
    },
    packedPerHour: each === undefined ? 0 : HOUR / each,
    alerts: await alertsOf(context, floor, lateAlerts(context.now(), floor, waiting)),
    ...((await isFirstDay(context, floor, waiting)) ? { firstDay: true as const } : {}),
    ...(running ? { running: { batchId: running._id, done: running.cursor, total: running.total } } : {}),
  })
})
