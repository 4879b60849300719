import { buyerFixAddress, buyerParcels, buyerSubscribe, type BuyerParcel } from '@shared/api/buyer'
import { lackingIn } from '@shared/audit/lacking'
import { COURIERS } from '@shared/courier/couriers'
import type { Receiver } from '@shared/kernel/address'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse } from '@shared/kernel/result'
import { askedAs, awaitsBuyer, doubtOf } from '@shared/notice/address-ask'
import { readTemplate } from '@shared/notice/template'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { ShopDoc } from '@shared/shop/shop'
import { readable } from '../../audit/audit-order'
import { grantCredit } from '../../repo/credits'
import { hasLeft } from '@shared/order/compute-order-state'
import { findOrdersOfBuyer, getOrder } from '../../repo/orders'
import { findParcelsOfOrders } from '../../repo/parcels'
import { fixAddress } from '../../verbs/fix-address'
import { openOrderReceiver } from '../../verbs/receivers'
import { route, type RouteContext } from '../route'
import { lineView, maskedView } from '../views'

const TRACK_STAGE: Readonly<Record<ParcelDoc['track'], BuyerParcel['stage']>> = {
  none: 'shipped',
  collected: 'moving',
  moving: 'moving',
  delivering: 'delivering',
  delivered: 'delivered',
  problem: 'problem',
  returning: 'problem',
  lost: 'problem',
}

function stageOf(order: OrderDoc, parcel: ParcelDoc | undefined): BuyerParcel['stage'] {
  if (parcel?.goods === 'handed-over') return TRACK_STAGE[parcel.track]
  if (parcel && hasLeft(parcel)) return 'problem'
  if (order.state === 'cancelled') return 'cancelled'
  if (order.platformStatus === 'refunding') return 'refunding'
  return awaitsBuyer(order) ? 'needs-address' : 'preparing'
}

function view(order: OrderDoc, parcel: ParcelDoc | undefined): BuyerParcel {
  const shipped = parcel && hasLeft(parcel) ? parcel : undefined
  const facts = shipped && COURIERS[shipped.courier]
  const doubt = doubtOf(order)
  return {
    orderId: order._id,
    ...(shipped ? { parcelId: shipped._id } : {}),
    ...(facts ? { courierName: facts.name, hotline: facts.hotline } : {}),
    ...(shipped?.waybillNo ? { waybillNo: shipped.waybillNo } : {}),
    stage: stageOf(order, parcel),
    lines: order.lines.map(lineView),
    steps: (shipped?.traces ?? []).map(({ at, text, place }) => ({ at, text, ...(place ? { place } : {}) })),
    receiver: maskedView(order.masked),
    ...(awaitsBuyer(order)
      ? { missing: doubt?.reason ?? '', lacking: lackingIn(doubt).flatMap(({ fields }) => fields) }
      : {}),
  }
}

/** Templates of the messages that this shop sends to buyers; its own appid is needed for any. */
const templateIdsOf = ({ sameApp, templates }: ShopDoc): string[] =>
  sameApp ? [templates.shipped, templates.addressAsk].flatMap((text) => (text ? [readTemplate(text).id] : [])) : []

/** His own, by the openid of the payment: no number that he could type opens another's. */
async function ownOrders(context: RouteContext): Promise<OrderDoc[]> {
  const orders = await findOrdersOfBuyer(context, context.caller.openid)
  return orders.filter(({ shopId }) => shopId === context.shop._id).sort((a, b) => b.placedAt - a.placedAt)
}

export const buyerParcelsRoute = route(buyerParcels, async (_input, context) => {
  const orders = await ownOrders(context)
  const parcels = await findParcelsOfOrders(
    context,
    orders.map(({ _id }) => _id),
  )
  const views = orders.flatMap((order) => {
    const own = parcels.filter(({ orderIds, goods }) => goods !== 'void' && orderIds.includes(order._id))
    return own.length > 0 ? own.map((parcel) => view(order, parcel)) : [view(order, undefined)]
  })
  const waiting = orders.filter(awaitsBuyer).map((order) => ({ id: order._id, as: askedAs(order) }))
  const togetherOf = (id: string) => {
    const own = waiting.find((one) => one.id === id)
    const together = waiting.filter(({ as }) => as === own?.as).length
    return together > 1 ? { together } : {}
  }
  return ok({
    shopName: context.shop.name,
    parcels: views.map((one) => ({ ...one, ...togetherOf(one.orderId) })),
    templateIds: templateIdsOf(context.shop),
    asOf: context.now(),
  })
})

/** One tap on 允许 is one message a template; WeChat's push of the same tap carries no id of ours, so the phone's word counts. */
export const buyerSubscribeRoute = route(buyerSubscribe, async ({ templateIds }, context) => {
  const known = templateIdsOf(context.shop)
  const granted = templateIds.filter((id) => known.includes(id))
  const { openid } = context.caller
  for (const templateId of granted)
    await grantCredit(context, { shopId: context.shop._id, openid, templateId }, joinId('tap', context.now()))
  return ok({ credits: granted.length })
})

const FIELDS = ['name', 'phone', 'province', 'city', 'district', 'detail'] as const

/** What he has typed over what stands. A new phone brings its own extension, or none. */
function written(stands: Receiver, typed: Receiver): Receiver {
  const fields = Object.fromEntries(FIELDS.map((key) => [key, typed[key].trim() || stands[key]]))
  const { extension } = stands
  return { ...typed, ...fields, ...(extension !== undefined && typed.phone.trim() === '' ? { extension } : {}) }
}

export const buyerFixAddressRoute = route(buyerFixAddress, async ({ orderId, ...typed }, context) => {
  const order = await getOrder(context, orderId)
  if (!order || order.payment?.openid !== context.caller.openid) return refuse('not-found')
  const receiver = written(readable(openOrderReceiver(context.seal, order)), typed)
  const result = await fixAddress(context, orderId, { receiver, by: 'buyer' })
  return result.ok ? ok({ stage: stageOf(result.value, undefined) }) : result
})
