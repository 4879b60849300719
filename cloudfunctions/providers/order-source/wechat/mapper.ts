import { COURIERS } from '@shared/courier/couriers'
import type { LivePayment, OrderSourcePort, ShippingUpload, UploadParcel } from '@shared/ports/order-source'
import { z } from 'zod'
import { chinaRfc3339 } from '../../china-time'
import { readAnswer } from '../../exchange'
import {
  BY_COURIER,
  BY_TRANSACTION_ID,
  DELIVERY_MODE,
  MAX_ITEM_DESC,
  ORDER_STATE,
  PAGE_SIZE,
  WECHAT_ORDERS,
} from './units'

const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** `{}` when nothing was shipped. */
const shippingSchema = z.object({
  delivery_mode: z.number().nullish(),
  finish_shipping: z.boolean().nullish(),
  finish_shipping_count: z.number().nullish(),
  shipping_list: z.array(z.object({ tracking_no: text, express_company: text })).nullish(),
})

const orderSchema = z.object({
  transaction_id: id,
  merchant_trade_no: id,
  openid: text,
  paid_amount: z.number(),
  pay_time: z.number(),
  order_state: z.number(),
  in_complaint: z.boolean().nullish(),
  shipping: shippingSchema.nullish(),
})

const finishCount = (count: number | null | undefined): 0 | 1 | 2 => (count === 1 || count === 2 ? count : 0)

function toShipping(shipping: z.output<typeof shippingSchema>): LivePayment['shipping'] {
  return {
    mode: shipping.delivery_mode === DELIVERY_MODE.split ? 'split' : 'unified',
    finished: shipping.finish_shipping ?? false,
    finishCount: finishCount(shipping.finish_shipping_count),
    parcels: (shipping.shipping_list ?? []).map(({ tracking_no, express_company }) => ({
      waybillNo: tracking_no,
      carrier: express_company,
    })),
  }
}

/** A state that the table lacks is taken as settling: paid, and nothing that this desk may act on. */
function toPayment(order: z.output<typeof orderSchema>): LivePayment {
  const { shipping } = order
  return {
    tradeNo: order.merchant_trade_no,
    transactionId: order.transaction_id,
    openid: order.openid,
    paidFen: order.paid_amount,
    paidAt: order.pay_time * 1000,
    state: ORDER_STATE[order.order_state] ?? 'settling',
    inComplaint: order.in_complaint ?? false,
    shipping: shipping?.delivery_mode
      ? toShipping(shipping)
      : { mode: 'none', finished: false, finishCount: 0, parcels: [] },
  }
}

export const toLive = (answer: unknown): LivePayment =>
  toPayment(readAnswer(WECHAT_ORDERS, z.object({ order: orderSchema }), answer).order)

/** get_order_list: seconds, the end inclusive. */
export function toListBody({ from, to, cursor, state }: Parameters<OrderSourcePort['list']>[0]): object {
  const code = Object.entries(ORDER_STATE).find(([, word]) => word === state)?.[0]
  return {
    pay_time_range: { begin_time: Math.floor(from / 1000), end_time: Math.ceil(to / 1000) },
    page_size: PAGE_SIZE,
    ...(code === undefined ? {} : { order_state: Number(code) }),
    ...(cursor ? { last_index: cursor } : {}),
  }
}

const pageSchema = z.object({
  order_list: z.array(orderSchema).nullish(),
  last_index: text,
  has_more: z.boolean().nullish(),
})

export function toPage(answer: unknown): { readonly payments: readonly LivePayment[]; readonly cursor?: string } {
  const { order_list: orders, last_index: cursor, has_more: more } = readAnswer(WECHAT_ORDERS, pageSchema, answer)
  const payments = (orders ?? []).map(toPayment)
  return more && cursor ? { payments, cursor } : { payments }
}

const carriersSchema = z.object({
  delivery_list: z.array(z.object({ delivery_id: z.string(), delivery_name: z.string() })),
})

export const toCarriers = (answer: unknown) =>
  readAnswer(WECHAT_ORDERS, carriersSchema, answer).delivery_list.map(({ delivery_id, delivery_name }) => ({
    id: delivery_id,
    name: delivery_name,
  }))

function toUploadParcel({ waybillNo, courier, goods, receiverPhoneMasked }: UploadParcel) {
  return {
    tracking_no: waybillNo,
    express_company: COURIERS[courier].wechat,
    item_desc: Array.from(goods).slice(0, MAX_ITEM_DESC).join(''),
    ...(courier === 'sf' ? { contact: { receiver_contact: receiverPhoneMasked } } : {}),
  }
}

export function toUpload({ payment, mode, allDelivered, parcels, uploadedAt }: ShippingUpload): object {
  return {
    order_key: { order_number_type: BY_TRANSACTION_ID, transaction_id: payment.transactionId },
    logistics_type: BY_COURIER,
    delivery_mode: DELIVERY_MODE[mode],
    ...(mode === 'split' ? { is_all_delivered: allDelivered } : {}),
    shipping_list: parcels.map(toUploadParcel),
    upload_time: chinaRfc3339(uploadedAt),
    payer: { openid: payment.openid },
  }
}

/** The platform shows a carrier as its code or, seen live, by its Chinese name. */
const sameCarrier = (shown: string, { courier }: UploadParcel): boolean => {
  const { wechat, short } = COURIERS[courier]
  return shown.toUpperCase() === wechat || shown.includes(short)
}

/** Every parcel of the upload is there already, under the same courier, and the payment is finished if the upload finishes it. */
export function isThere(upload: ShippingUpload, { shipping }: LivePayment): boolean {
  if (!shipping.finished && (upload.mode === 'unified' || upload.allDelivered)) return false
  return upload.parcels.every((parcel) =>
    shipping.parcels.some(({ waybillNo, carrier }) => waybillNo === parcel.waybillNo && sameCarrier(carrier, parcel)),
  )
}
