import { z } from 'zod'
import { byteCount, charCount, fail, isFail, type WechatAnswer } from './answer'
import { CARRIERS } from './carriers'
import type { ShippedParcel } from './state'

const parcelBody = z.strictObject({
  tracking_no: z.string().optional(),
  express_company: z.string().optional(),
  item_desc: z.string().optional(),
  contact: z
    .strictObject({
      consignor_contact: z.string().max(1024).optional(),
      receiver_contact: z.string().max(1024).optional(),
    })
    .optional(),
})
type ParcelBody = z.infer<typeof parcelBody>

const keyBody = z.strictObject({
  order_number_type: z.number().optional(),
  transaction_id: z.string().optional(),
  mchid: z.string().optional(),
  out_trade_no: z.string().optional(),
})

const uploadBody = z.strictObject({
  order_key: keyBody,
  logistics_type: z.number().optional(),
  delivery_mode: z.number().optional(),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(parcelBody),
  upload_time: z.string().optional(),
  payer: z.strictObject({ openid: z.string() }),
})
type UploadBody = z.infer<typeof uploadBody>

export interface Upload {
  readonly key: { readonly transactionId: string } | { readonly mchid: string; readonly outTradeNo: string }
  readonly logisticsType: 1 | 2 | 3 | 4
  readonly deliveryMode: 1 | 2
  readonly finished: boolean
  readonly parcels: readonly Omit<ShippedParcel, 'uploadedAt'>[]
  readonly uploadTime: number
  readonly openid: string
}

const RFC3339_MS =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(Z|[+-]\d\d:\d\d)$/
const MASKED_PHONE = /^[0-9+*-]*$/
const MAX_PARCELS = 15

/** A masked phone keeps its last four digits (dashes between them do not count). */
export function isMaskedContact(text: string): boolean {
  return MASKED_PHONE.test(text) && text.includes('*') && /\d{4}$/.test(text.replaceAll('-', ''))
}

function keyOf(key: UploadBody['order_key']): Upload['key'] | WechatAnswer {
  switch (key.order_number_type) {
    case 1:
      if (!key.mchid) return fail(268485196, 'mchid is empty')
      if (!key.out_trade_no) return fail(268485197, 'out_trade_no is empty')
      return { mchid: key.mchid, outTradeNo: key.out_trade_no }
    case 2:
      return key.transaction_id ? { transactionId: key.transaction_id } : fail(268485195, 'transaction_id is empty')
    default:
      return fail(268485194, 'order_number_type is invalid')
  }
}

function modeRefusal(body: UploadBody): WechatAnswer | undefined {
  if (![1, 2, 3, 4].includes(body.logistics_type ?? 0)) return fail(10060005, 'logistics_type is invalid')
  if (body.delivery_mode !== 1 && body.delivery_mode !== 2) return fail(268485224, 'delivery_mode is invalid')
  if (body.delivery_mode === 2 && body.logistics_type !== 1) return fail(10060006, 'only express can be split')
  if (body.delivery_mode === 2 && body.is_all_delivered === undefined) {
    return fail(10060007, 'is_all_delivered is required for split delivery')
  }
  return RFC3339_MS.test(body.upload_time ?? '')
    ? undefined
    : fail(268485216, 'upload_time must be RFC 3339 with milliseconds')
}

function listRefusal(body: UploadBody): WechatAnswer | undefined {
  if (body.shipping_list.length > MAX_PARCELS) return fail(10060024, 'too many parcels')
  if (body.delivery_mode === 1 && body.shipping_list.length !== 1) {
    return fail(268485228, 'unified delivery takes exactly one parcel')
  }
  if (body.shipping_list.length === 0) return fail(10060020, 'no item_desc at all')
  return undefined
}

function descRefusal(desc: string | undefined): WechatAnswer | undefined {
  if (!desc) return fail(10060008, 'item_desc is empty')
  return charCount(desc) > 120 ? fail(10060009, 'item_desc is longer than 120') : undefined
}

function contactRefusal({ express_company, contact }: ParcelBody): WechatAnswer | undefined {
  const phones = [contact?.consignor_contact, contact?.receiver_contact].filter((phone) => phone !== undefined)
  if (express_company === 'SF' && phones.length === 0) return fail(10060014, 'param error: contact is required for SF')
  return phones.every(isMaskedContact) ? undefined : fail(10060014, 'param error: contact must be a masked phone')
}

function expressRefusal(parcel: ParcelBody): WechatAnswer | undefined {
  const { tracking_no = '', express_company = '' } = parcel
  if (tracking_no === '') return fail(268485226, 'tracking_no is empty')
  if (express_company === '') return fail(268485227, 'express_company is empty')
  if (byteCount(express_company) > 128) return fail(10060025, 'express_company is too long')
  if (byteCount(tracking_no) > 128) return fail(10060026, 'tracking_no is too long')
  if (!(express_company in CARRIERS)) return fail(10060014, 'param error: express_company is not in the delivery list')
  return contactRefusal(parcel)
}

const parcelRefusal = (parcel: ParcelBody, express: boolean) =>
  (express ? expressRefusal(parcel) : undefined) ?? descRefusal(parcel.item_desc)

const toParcel = ({ tracking_no = '', express_company = '', item_desc = '', contact }: ParcelBody) => ({
  trackingNo: tracking_no,
  company: express_company,
  itemDesc: item_desc,
  ...(contact ? { contact } : {}),
})

/** Reads an upload_shipping_info body: every rule that needs no books. The first broken one is the answer. */
export function readUpload(input: unknown): Upload | WechatAnswer {
  const parsed = uploadBody.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(10060014, `param error: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const body = parsed.data
  const key = keyOf(body.order_key)
  if (isFail(key)) return key
  const refusal =
    modeRefusal(body) ??
    listRefusal(body) ??
    body.shipping_list
      .map((parcel) => parcelRefusal(parcel, body.logistics_type === 1))
      .find((found) => found !== undefined)
  if (refusal) return refusal
  const openid = body.payer.openid
  if (openid === '' || byteCount(openid) > 128) return fail(10060014, 'param error: payer.openid')
  return {
    key: key,
    logisticsType: body.logistics_type as Upload['logisticsType'],
    deliveryMode: body.delivery_mode as Upload['deliveryMode'],
    finished: body.delivery_mode === 1 || body.is_all_delivered === true,
    parcels: body.shipping_list.map(toParcel),
    uploadTime: Date.parse(body.upload_time ?? ''),
    openid,
  }
}
