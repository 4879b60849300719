import { done, fail, isFail, type WechatAnswer } from './answer'
import { CARRIERS } from './carriers'
import type { WechatContext } from './context'
import { tradeKey, type Payment, type ShippedParcel, type Shipping } from './state'
import { readUpload, type Upload } from './upload-rules'

const AUTO_RECEIVE_MS = 10 * 86_400_000

/** Whether shipping management has heard of a payment. */
export const isKnown = ({ quirks, clock }: WechatContext, { knownAt, shipping }: Payment): boolean =>
  knownAt <= clock.now() && !(quirks['WX-10060001-unshipped'] && !shipping)

export function findPayment(context: WechatContext, key: Upload['key']): Payment | undefined {
  const { state } = context
  const payment =
    'transactionId' in key
      ? state.payments.get(key.transactionId)
      : state.byTradeNo.get(tradeKey(key.mchid, key.outTradeNo))
  return payment && isKnown(context, payment) ? payment : undefined
}

const plain = ({ trackingNo, company, itemDesc, contact }: Omit<ShippedParcel, 'uploadedAt'>) =>
  JSON.stringify([trackingNo, company, itemDesc, contact?.consignor_contact, contact?.receiver_contact])

const parcelKey = (parcel: { company: string; trackingNo: string }) => `${parcel.company} ${parcel.trackingNo}`

const sameShipping = (former: Shipping, next: Shipping) =>
  former.deliveryMode === next.deliveryMode &&
  former.logisticsType === next.logisticsType &&
  former.finished === next.finished &&
  former.parcels.map(plain).sort().join() === next.parcels.map(plain).sort().join()

/** The list that stands after this upload. Re-ships and unified uploads always replace. */
function listAfter(former: Shipping | undefined, next: Shipping, append: boolean): readonly ShippedParcel[] {
  const adds = append && former?.deliveryMode === 2 && next.deliveryMode === 2 && !former.finished
  if (!adds) return next.parcels
  const known = new Set(next.parcels.map(parcelKey))
  return [...former.parcels.filter((parcel) => !known.has(parcelKey(parcel))), ...next.parcels]
}

type Decision = WechatAnswer | { readonly shipping: Shipping; readonly reship: boolean }

/** May this payment be shipped so? Pure: the payment, the upload, the switches. */
function decideUpload(payment: Payment, next: Shipping, quirks: { append: boolean; closed: boolean }): Decision {
  if (payment.state !== 'to-ship' && payment.state !== 'shipped') {
    return fail(10060004, `order state ${payment.state} does not allow shipping`)
  }
  const former = payment.shipping
  const shipping = { ...next, parcels: listAfter(former, next, quirks.append) }
  if (shipping.parcels.length > 15) return fail(10060024, 'too many parcels')
  if (!former) return { shipping, reship: false }
  if (sameShipping(former, shipping)) return fail(10060023, 'shipping info not updated')
  const sameKind = former.deliveryMode === next.deliveryMode && former.logisticsType === next.logisticsType
  const reship = former.finished || !sameKind
  if (reship && payment.reships > 0) return fail(10060003, 're-ship chance is used')
  if (former.finished && sameKind && quirks.closed) return fail(10060002, 'order is fully shipped')
  if (next.uploadTime <= former.uploadTime) return fail(10060014, 'param error: upload_time is not newer')
  return { shipping, reship }
}

const shipNotice = (payment: Payment, shipping: Shipping, at: number) => ({
  openid: payment.openid,
  at,
  kind: 'ship-notice' as const,
  title: '订单发货通知',
  data: {
    商品: payment.description,
    快递: shipping.parcels.map(({ company }) => CARRIERS[company] ?? company).join('、'),
    单号: shipping.parcels.map(({ trackingNo }) => trackingNo).join('、'),
  },
})

function accept(context: WechatContext, payment: Payment, decided: { shipping: Shipping; reship: boolean }) {
  const now = context.clock.now()
  const { shipping, reship } = decided
  context.record({ kind: 'uploaded', transactionId: payment.transactionId, shipping, reship })
  if (!shipping.finished) return
  context.record({ kind: 'message', message: shipNotice(payment, shipping, now) })
  context.push({
    Event: 'trade_manage_order_settlement',
    ...eventIds(payment),
    shipped_time: Math.floor(now / 1000),
    estimated_settlement_time: Math.floor((now + AUTO_RECEIVE_MS) / 1000),
  })
}

/** The ids every trade_manage event carries. */
export const eventIds = (payment: Payment) => ({
  transaction_id: payment.transactionId,
  merchant_id: payment.mchid,
  sub_merchant_id: '',
  merchant_trade_no: payment.outTradeNo,
  pay_time: Math.floor(payment.paidAt / 1000),
})

/** `POST /wxa/sec/order/upload_shipping_info`. */
export function uploadShippingInfo(context: WechatContext, input: unknown): WechatAnswer {
  const upload = readUpload(input)
  if (isFail(upload)) return upload
  const now = context.clock.now()
  const { key, logisticsType, deliveryMode, finished, uploadTime, openid, parcels } = upload
  const payment = findPayment(context, key)
  if (!payment) return fail(10060001, 'payment order not exist')
  if (payment.openid !== openid) return fail(10060031, 'payment order does not belong to this openid')
  const stamped = parcels.map((parcel) => ({ ...parcel, uploadedAt: now }))
  const next: Shipping = { logisticsType, deliveryMode, finished, uploadTime, parcels: stamped }
  const decided = decideUpload(payment, next, {
    append: context.quirks['WX-split-append'],
    closed: context.quirks['WX-10060002-finished'],
  })
  if ('errcode' in decided) return decided
  accept(context, payment, decided)
  return done()
}
