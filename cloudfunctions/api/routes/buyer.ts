import { buyerFixAddress, buyerParcels, buyerSubscribe, type BuyerParcel } from '@shared/api/buyer'
import type { Receiver } from '@shared/kernel/address'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse } from '@shared/kernel/result'
import { askedAs, awaitsBuyer } from '@shared/notice/address-ask'
import { readTemplate } from '@shared/notice/template'
import type { OrderDoc } from '@shared/order/order'
import type { ShopDoc } from '@shared/shop/shop'
import { isOnTheRoad } from '@shared/tracking/arrival'
import { pacesOf } from '@shared/tracking/pace'
import { readable } from '../../audit/audit-order'
import { grantCredit } from '../../repo/credits'
import { findOrdersOfBuyer, getOrder } from '../../repo/orders'
import { getPaces } from '../../repo/paces'
import { findParcelsOfOrders } from '../../repo/parcels'
import { fixAddress } from '../../verbs/fix-address'
import { openOrderReceiver } from '../../verbs/receivers'
import { buyerViews, stageOf } from '../buyer-views'
import { route, type RouteContext } from '../route'

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
  const ways = parcels.filter(isOnTheRoad).flatMap((parcel) => Object.values(pacesOf(parcel)))
  const paces = await getPaces(context, [...new Set(ways)])
  const waiting = orders.filter(awaitsBuyer).map((order) => ({ id: order._id, as: askedAs(order) }))
  const togetherOf = ([first]: BuyerParcel['orders']) => {
    const own = waiting.find(({ id }) => id === first?.id)
    const together = waiting.filter(({ as }) => as === own?.as).length
    return together > 1 ? { together } : {}
  }
  const { shop } = context
  return ok({
    shopName: shop.name,
    shopPhone: shop.sender.phone,
    parcels: buyerViews(orders, parcels, { paces, now: context.now() }).map((view) => ({
      ...view,
      ...togetherOf(view.orders),
    })),
    templateIds: templateIdsOf(shop),
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
  return result.ok ? ok({ stage: stageOf(result.value) }) : result
})
