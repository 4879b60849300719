import { lateList, lateTell, orderReship, type LateOrder } from '@shared/api/late'
import { ok, refuse } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { isLate, whyNotEarly } from '@shared/parcel/decide-early'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { getOrders } from '../../repo/orders'
import { listParcels } from '../../repo/parcels'
import { askReship } from '../../verbs/reship'
import { tellEarlyStep } from '../../verbs/tell-early'
import { actorOf, route, type RouteContext } from '../route'
import { finishNow, openBatch } from './batch-now'
import { ownOrder } from './orders'

const MAX = 1000
/** On the floor with a number and a label. */
const PRINTED = ['to-pick', 'to-pack', 'to-hand'] as const

/** Of printed parcels those whose deadline is near and that nobody has told the platform of. */
export const latePrinted = (parcels: readonly ParcelDoc[], now: number): ParcelDoc[] =>
  parcels.filter((parcel) => parcel.early === undefined && isLate(parcel, now))

export const orderIdsIn = (parcels: readonly ParcelDoc[]): string[] => [
  ...new Set(parcels.flatMap(({ lines }) => lines.map(({ orderId }) => orderId))),
]

const whyNot = (order: OrderDoc, parcel: ParcelDoc, now: number) =>
  order.platformStatus === 'paid' ? whyNotEarly(parcel, now) : ('stopped' as const)

function lateRow(order: OrderDoc, parcels: readonly ParcelDoc[], now: number): LateOrder[] {
  const own = parcels.filter(({ lines }) => lines.some(({ orderId }) => orderId === order._id))
  const parcel = own.find((one) => whyNot(order, one, now) === undefined) ?? own[0]
  if (!parcel) return []
  const why = whyNot(order, parcel, now)
  const { _id: id, platformNo, masked, shipBy } = order
  const waybillTail = (parcel.waybillNo ?? '').slice(-4)
  return [{ id, platformNo, name: masked.name, goods: parcel.goods, waybillTail, shipBy, ...(why ? { why } : {}) }]
}

async function lateParcels(context: RouteContext): Promise<ParcelDoc[]> {
  const lists = await Promise.all(
    PRINTED.map((bucket) => listParcels(context, context.shop._id, { bucket, limit: MAX })),
  )
  return latePrinted(lists.flat(), context.now())
}

export const lateListRoute = route(lateList, async (_input, context) => {
  const asOf = context.now()
  const parcels = await lateParcels(context)
  const orders = await getOrders(context, orderIdsIn(parcels).slice(0, MAX))
  const rows = orders.flatMap((order) => lateRow(order, parcels, asOf))
  return ok({ orders: rows.sort((a, b) => a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1)), asOf })
})

export const lateTellRoute = route(lateTell, async ({ requestId, orderIds }, context) => {
  const batch = await openBatch(context, requestId, async () => {
    const own = (await getOrders(context, orderIds)).filter(({ shopId }) => shopId === context.shop._id)
    return { verb: 'tell-early', orderIds: own.map(({ _id }) => _id) }
  })
  if (batch.ask.verb !== 'tell-early') return refuse('not-found')
  const now = await finishNow(context, batch, tellEarlyStep(context))
  return ok({ batchId: now._id, told: now.total - now.refusals.length, refused: now.refusals.length })
})

export const orderReshipRoute = route(orderReship, async ({ orderId }, context) => {
  if (!(await ownOrder(context, orderId))) return refuse('not-found')
  const result = await askReship(context, orderId, actorOf(context))
  return result.ok ? ok({ state: 'asked' as const }) : result
})
