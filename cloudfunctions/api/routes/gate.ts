import { gateCheck } from '@shared/api/gate'
import { ok } from '@shared/kernel/result'
import { listOrders } from '../../repo/orders'
import { getParcels } from '../../repo/parcels'
import { checkGate } from '../../verbs/check-gate'
import { route, type RouteContext } from '../route'

const MAX = 1000

async function orderIdsOf(context: RouteContext, parcelIds: readonly string[] | undefined): Promise<string[]> {
  const shopId = context.shop._id
  if (parcelIds === undefined)
    return (await listOrders(context, shopId, { bucket: 'to-print', limit: MAX })).map(({ _id }) => _id)
  const parcels = await getParcels(context, parcelIds)
  return parcels
    .filter((parcel) => parcel.shopId === shopId)
    .flatMap(({ lines }) => lines.map(({ orderId }) => orderId))
}

export const gateCheckRoute = route(gateCheck, async ({ gate, parcelIds }, context) =>
  ok(await checkGate(context, context.shop._id, { gate, orderIds: await orderIdsOf(context, parcelIds) })),
)
