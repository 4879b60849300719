import { z } from 'zod'
import { done, fail, type WechatAnswer } from './answer'
import { CARRIERS } from './carriers'
import type { WechatContext } from './context'
import { ORDER_STATE, type Payment } from './state'
import { findPayment, isKnown } from './upload'

const MAX_PAGE = 50
const seconds = (at: number) => Math.floor(at / 1000)

function shippingOf(payment: Payment, byName: boolean) {
  const { shipping } = payment
  if (!shipping) return {}
  return {
    delivery_mode: shipping.deliveryMode,
    logistics_type: shipping.logisticsType,
    finish_shipping: shipping.finished,
    finish_shipping_count: payment.finishCount,
    goods_desc: shipping.parcels.map(({ itemDesc }) => itemDesc).join('；'),
    shipping_list: shipping.parcels.map(({ trackingNo, company, itemDesc, contact, uploadedAt }) => ({
      tracking_no: trackingNo,
      express_company: byName ? (CARRIERS[company] ?? company) : company,
      goods_desc: itemDesc,
      upload_time: seconds(uploadedAt),
      ...(contact ? { contact } : {}),
      ...(byName ? { upload_scene: 1 } : {}),
    })),
  }
}

const cut = (text: string) => ([...text].length > 120 ? `${[...text].slice(0, 120).join('')}...` : text)

function orderOf(payment: Payment, byName: boolean) {
  return {
    transaction_id: payment.transactionId,
    merchant_id: payment.mchid,
    sub_merchant_id: '',
    merchant_trade_no: payment.outTradeNo,
    description: cut(payment.shipping?.parcels.map(({ itemDesc }) => itemDesc).join('；') ?? payment.description),
    paid_amount: payment.amountFen,
    openid: payment.openid,
    trade_create_time: seconds(payment.paidAt),
    pay_time: seconds(payment.paidAt),
    order_state: ORDER_STATE[payment.state],
    in_complaint: false,
    shipping: shippingOf(payment, byName),
  }
}

const getOrderBody = z.union([
  z.strictObject({ transaction_id: z.string().min(1) }),
  z.strictObject({
    merchant_id: z.string().min(1),
    sub_merchant_id: z.string().optional(),
    merchant_trade_no: z.string().min(1),
  }),
])

/** `POST /wxa/sec/order/get_order`, by transaction id or by merchant trade number. */
export function getOrder(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = getOrderBody.safeParse(input)
  if (!parsed.success) return fail(10060014, 'param error: transaction_id, or merchant_id with merchant_trade_no')
  const body = parsed.data
  const key =
    'transaction_id' in body
      ? { transactionId: body.transaction_id }
      : { mchid: body.merchant_id, outTradeNo: body.merchant_trade_no }
  const payment = findPayment(context, key)
  if (!payment) return fail(10060001, 'payment order not exist')
  return done({ order: orderOf(payment, context.quirks['WX-carrier-name']) })
}

const listBody = z.strictObject({
  pay_time_range: z.strictObject({ begin_time: z.int().optional(), end_time: z.int().optional() }).optional(),
  order_state: z.int().min(1).max(6).optional(),
  openid: z.string().optional(),
  last_index: z.string().optional(),
  page_size: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
})
type ListBody = z.infer<typeof listBody>

function matches(payment: Payment, { pay_time_range: range, order_state, openid }: ListBody): boolean {
  const paid = seconds(payment.paidAt)
  if (paid < (range?.begin_time ?? 0) || paid > (range?.end_time ?? Infinity)) return false
  return (!order_state || ORDER_STATE[payment.state] === order_state) && (!openid || payment.openid === openid)
}

const sortKey = (payment: Payment) => `${String(payment.paidAt).padStart(15, '0')}${payment.transactionId}`
const cursorOf = (payment: Payment) => Buffer.from(sortKey(payment)).toString('hex')

/** `POST /wxa/sec/order/get_order_list`: pages by `last_index`; the end of the time range is inclusive. */
export function getOrderList(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = listBody.safeParse(input)
  if (!parsed.success) return fail(10060014, `param error: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  const { last_index: cursor, page_size: size } = parsed.data
  const after = cursor ? Buffer.from(cursor, 'hex').toString() : undefined
  if (after !== undefined && !/^\d{15}\d{28}$/.test(after)) return fail(10060011, 'last_index is invalid')
  const newest = context.quirks['WX-list-newest']
  const isAfter = (key: string) => after === undefined || (newest ? key < after : key > after)
  const found = [...context.state.payments.values()]
    .filter((payment) => isKnown(context, payment) && matches(payment, parsed.data) && isAfter(sortKey(payment)))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1) * (newest ? -1 : 1))
  const page = found.slice(0, size)
  const last = page.at(-1)
  return done({
    order_list: page.map((payment) => orderOf(payment, context.quirks['WX-carrier-name'])),
    last_index: last ? cursorOf(last) : (cursor ?? ''),
    has_more: found.length > size,
  })
}

/** `POST /wxa/sec/order/is_trade_managed`, own appid only. */
export function isTradeManaged(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = z.strictObject({ appid: z.string() }).safeParse(input)
  if (!parsed.success) return fail(40097, 'invalid args')
  return parsed.data.appid === context.settings.appid ? done({ is_trade_managed: true }) : fail(40013, 'invalid appid')
}
