import type { Undoable } from '@shared/api/audit'
import { orderGet, orderList, orderReveal, scanFind, type OrderValue } from '@shared/api/orders'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse } from '@shared/kernel/result'
import { isGoneFor, isTold } from '@shared/order/compute-order-state'
import type { OrderBucket, OrderDoc } from '@shared/order/order'
import { isAllTold } from '@shared/order/plan-upload'
import { laterOf } from '@shared/order/split'
import { APART } from '@shared/order/travel'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { readable } from '../../audit/audit-order'
import {
  findOrdersByMergeKey,
  findOrdersByNumber,
  findOrdersByPrint,
  findUrgedOrders,
  getOrder,
  getOrders,
  listOrderHistory,
  listOrders,
} from '../../repo/orders'
import {
  findParcelByVoidNumber,
  findParcelByWaybill,
  findParcelsOfOrder,
  findParcelsOfOrders,
  getParcel,
} from '../../repo/parcels'
import { findProductByBarcode, findProducts } from '../../repo/products'
import { addReveal } from '../../repo/reveals'
import { findStock } from '../../repo/stock'
import { openOrderReceiver, searchPrints } from '../../verbs/receivers'
import { orderStory } from '../order-story'
import { actorOf, cursorOf, PAGE, readCursor, route, type RouteContext } from '../route'
import { lineView, maskedView, openView, orderCard, parcelView } from '../views'

/** By whole order number, waybill number, phone, last four digits or name. */
export async function searchOrders(context: RouteContext, word: string): Promise<OrderDoc[]> {
  const text = word.trim()
  if (!text) return []
  const shopId = context.shop._id
  const byNumber = await findOrdersByNumber(context, shopId, text)
  if (byNumber.length > 0) return byNumber
  const parcel = (await findParcelByWaybill(context, text)) ?? (await findParcelByVoidNumber(context, text))
  if (parcel?.shopId === shopId) return getOrders(context, parcel.orderIds)
  return findOrdersByPrint(context, shopId, searchPrints(context.seal, text))
}

/** An order of this shop; of another it is as good as absent. */
export async function ownOrder(context: RouteContext, orderId: string): Promise<OrderDoc | undefined> {
  const order = await getOrder(context, orderId)
  return order?.shopId === context.shop._id ? order : undefined
}

interface Asked {
  readonly urged?: true | undefined
  readonly bucket?: OrderBucket | undefined
  readonly find?: string | undefined
  readonly cursor?: string | undefined
}

/** A bucket by deadline; without one every order, newest first; a word is looked up whole and has no second page. */
async function pageOf(context: RouteContext, { bucket, find, cursor, urged }: Asked) {
  if (find) return { found: await searchOrders(context, find) }
  if (urged) return { found: await findUrgedOrders(context, context.shop._id) }
  const after = readCursor(cursor)
  const shopId = context.shop._id
  if (bucket) {
    const found = await listOrders(context, shopId, { bucket, limit: PAGE, ...(after ? { after } : {}) })
    return { found, next: cursorOf }
  }
  const before = after && { placedAt: after.shipBy, id: after.id }
  const found = await listOrderHistory(context, shopId, { limit: PAGE, ...(before ? { before } : {}) })
  return { found, next: ({ placedAt, _id }: OrderDoc) => cursorOf({ shipBy: placedAt, _id }) }
}

export const orderListRoute = route(orderList, async (asked, context) => {
  const { found, next } = await pageOf(context, asked)
  const ids = found.filter((order) => order.parcelIds.length > 0).map((order) => order._id)
  const parcels = ids.length > 0 ? await findParcelsOfOrders(context, ids) : []
  const last = found.at(-1)
  return ok({
    orders: found.map((order) =>
      orderCard(
        context.seal,
        order,
        parcels.find(({ orderIds, goods }) => goods !== 'void' && orderIds.includes(order._id)),
      ),
    ),
    ...(next && last && found.length === PAGE ? { cursor: next(last) } : {}),
    asOf: context.now(),
  })
})

async function travelOf(context: RouteContext, order: OrderDoc): Promise<OrderValue['travel']> {
  const { mergeGroup, mergeKey } = order
  const tapped = mergeGroup !== undefined && mergeGroup !== APART
  const same = tapped ? await findOrdersByMergeKey(context, context.shop._id, mergeKey) : []
  const others = same.filter((other) => other._id !== order._id && other.mergeGroup === mergeGroup)
  return {
    with: others.map(({ _id, platformNo }) => ({ id: _id, platformNo })),
    parts: order.split?.parts.length ?? 1,
    later: order.lines.reduce((sum, line) => sum + laterOf(line), 0),
  }
}

const UNDO_ENDS: readonly OrderDoc['state'][] = ['fulfilling', 'shipped', 'done', 'cancelled']

function undoable(order: OrderDoc): Undoable[] {
  if (UNDO_ENDS.includes(order.state)) return []
  const accepted = order.formerWord !== undefined || Object.keys(order.accepted).length > 0
  return [...(accepted ? (['accept'] as const) : []), ...(order.former ? (['address'] as const) : [])]
}

function uploadView(order: OrderDoc, parcels: readonly ParcelDoc[]): OrderValue['upload'] {
  const { rev, doneRev, blocked } = order.upload
  const wanted = parcels.some((parcel) => isTold(parcel) && !isGoneFor(parcel, order._id))
  return {
    wanted,
    done: wanted && doneRev >= rev,
    ...(blocked ? { blocked } : {}),
    ...(blocked === 'reship-needed' && isAllTold(order, parcels) ? { reship: true } : {}),
  }
}

export const orderGetRoute = route(orderGet, async ({ orderId }, context) => {
  const order = await ownOrder(context, orderId)
  if (!order) return refuse('not-found')
  const parcels = await findParcelsOfOrder(context, order._id)
  return ok({
    id: order._id,
    platformNo: order.platformNo,
    state: order.state,
    platformStatus: order.platformStatus,
    placedAt: order.placedAt,
    ...(order.paidAt === undefined ? {} : { paidAt: order.paidAt }),
    shipBy: order.shipBy,
    receiver: maskedView(order.masked),
    ...(order.receiverGone ? { receiverGone: order.receiverGone } : {}),
    lines: order.lines.map(lineView),
    findings: order.findings,
    ...(order.heldBy === undefined ? {} : { heldByHand: true }),
    buyerRemark: order.buyerRemark,
    sellerMemo: order.sellerMemo,
    parcels: parcels.map(parcelView),
    history: await orderStory(context, order, parcels),
    travel: await travelOf(context, order),
    notices: { ...order.notices, ...(order.addressAsk ? { ask: order.addressAsk.state } : {}) },
    undo: undoable(order),
    upload: uploadView(order, parcels),
  })
})

/** The log line stands before the receiver is opened. */
export const orderRevealRoute = route(orderReveal, async ({ orderId }, context) => {
  const order = await ownOrder(context, orderId)
  if (!order) return refuse('not-found')
  if (order.receiverGone) return refuse('receiver-gone', String(order.receiverGone.days))
  const at = context.now()
  const by = actorOf(context)
  const _id = joinId(order._id, at, by)
  await addReveal(context, { _id, v: 1, ver: 1, shopId: context.shop._id, orderId, by, at })
  const stands = openOrderReceiver(context.seal, order)
  // a pasted text that only its buyer can complete stands whole in its detail
  const pasted = stands.name === '' && stands.phone === '' && stands.detail !== ''
  return ok({ ...openView(readable(stands)), ...(pasted ? { came: stands.detail } : {}) })
})

async function findArticle(context: RouteContext, code: string) {
  const shopId = context.shop._id
  const [bySku] = await findProducts(context, shopId, [code])
  const product = bySku ?? (await findProductByBarcode(context, shopId, code))
  if (!product) return refuse('not-found')
  const [stock] = await findStock(context, shopId, [product.sku])
  const { sku, title, spec, location } = product
  const counts = { free: stock?.free ?? 0, onHand: stock?.onHand ?? 0 }
  return ok({ kind: 'sku' as const, sku, title, spec, location, ...counts })
}

export const scanFindRoute = route(scanFind, async ({ code }, context) => {
  const text = code.trim()
  const inUse = (await findParcelByWaybill(context, text)) ?? (await getParcel(context, text))
  const parcel = inUse ?? (await findParcelByVoidNumber(context, text))
  if (parcel && parcel.shopId === context.shop._id) {
    const { _id: parcelId, goods, courier } = parcel
    const orderId = parcel.orderIds[0] ?? ''
    return ok({ kind: 'parcel' as const, parcelId, orderId, goods, courier, isOld: inUse === undefined })
  }
  const [order] = await findOrdersByNumber(context, context.shop._id, text)
  return order ? ok({ kind: 'order' as const, orderId: order._id }) : findArticle(context, text)
})
