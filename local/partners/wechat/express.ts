import { z } from 'zod'
import { sha1Hex } from '../digest'
import { byteCount, charCount, done, fail, type WechatAnswer } from './answer'
import { CARRIERS } from './carriers'
import type { WechatContext } from './context'
import type { FollowedWaybill } from './state'

const CALLS_A_USER_A_DAY = 50
const MOVING = [0, 1, 2, 3, 5]
const MAX_BOUND = 100

/** `POST /cgi-bin/express/delivery/open_msg/get_delivery_list`. */
export function getDeliveryList(input: unknown): WechatAnswer {
  if (!z.strictObject({}).safeParse(input).success) return fail(40097, 'invalid args')
  const list = Object.entries(CARRIERS).map(([id, name]) => ({ delivery_id: id, delivery_name: name }))
  return done({ delivery_list: list, count: list.length })
}

const goods = z.strictObject({
  goods_name: z.string().refine((name) => name !== '' && charCount(name) <= 60),
  goods_img_url: z.string().regex(/^https:\/\//),
  goods_desc: z
    .string()
    .refine((text) => charCount(text) <= 40)
    .optional(),
})
const followBody = z.strictObject({
  openid: z.string().min(1),
  receiver_phone: z.string().min(1),
  sender_phone: z.string().optional(),
  waybill_id: z.string().min(1),
  delivery_id: z.string().optional(),
  trans_id: z.string().min(1),
  order_detail_path: z.string().min(1),
  goods_info: z.strictObject({ detail_list: z.array(goods).min(1) }),
})

function quotaRefusal(context: WechatContext, openid: string): WechatAnswer | undefined {
  const since = context.clock.now() - 86_400_000
  const mine = [...context.state.followed.values()].filter((waybill) => waybill.openid === openid)
  const today = mine.filter(({ at }) => at > since).length
  const bound = mine.filter(({ status }) => MOVING.includes(status)).length
  return today >= CALLS_A_USER_A_DAY || bound >= MAX_BOUND ? fail(9300513, 'quota reached') : undefined
}

/** `POST .../open_msg/follow_waybill`: only a real payment's payer; the same parcel gets the same token again. */
export function followWaybill(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = followBody.safeParse(input)
  if (!parsed.success) return fail(40097, `invalid args: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  const body = parsed.data
  if (body.goods_info.detail_list.length > 10) return fail(-1, 'system error')
  if (body.delivery_id !== undefined && !(body.delivery_id in CARRIERS)) return fail(40097, 'invalid args: delivery_id')
  if (byteCount(body.waybill_id) > 128) return fail(40097, 'invalid args: waybill_id')
  const payment = context.state.payments.get(body.trans_id)
  if (!payment) return fail(40097, 'invalid args: trans_id')
  if (payment.openid !== body.openid) return fail(40003, 'invalid openid')
  const token = `o_${sha1Hex(`${body.openid} ${body.waybill_id} ${body.trans_id}`)}`
  if (context.state.followed.has(token)) return done({ waybill_token: token })
  const refusal = quotaRefusal(context, body.openid)
  if (refusal) return refusal
  const waybill: FollowedWaybill = {
    token,
    openid: body.openid,
    waybillId: body.waybill_id,
    deliveryId: body.delivery_id ?? '',
    transactionId: body.trans_id,
    goods: body.goods_info,
    at: context.clock.now(),
    status: 0,
  }
  context.record({ kind: 'followed', waybill })
  return done({ waybill_token: token })
}

/** `POST .../open_msg/query_follow_trace`: a status figure, never the path. */
export function queryFollowTrace(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = z.strictObject({ waybill_token: z.string(), openid: z.string().optional() }).safeParse(input)
  if (!parsed.success) return fail(40097, 'invalid args')
  const waybill = context.state.followed.get(parsed.data.waybill_token)
  if (!waybill) return fail(9300507, 'waybill_token invalid')
  if (parsed.data.openid && parsed.data.openid !== waybill.openid) return fail(9300534, 'openid does not match token')
  return done({
    waybill_info: { status: waybill.status, waybill_id: waybill.waybillId },
    shop_info: { goods_info: waybill.goods },
    delivery_info: { delivery_id: waybill.deliveryId, delivery_name: CARRIERS[waybill.deliveryId] ?? '' },
  })
}

const NOTICE_AT: Readonly<Record<number, string>> = { 1: '已揽件', 3: '派件中', 4: '已签收' }

/** A carrier's scan reaches WeChat: followers get a service notice at three of the states, each once. */
export function trackWaybill(context: WechatContext, waybillId: string, status: number): number {
  const followers = [...context.state.followed.values()].filter((waybill) => waybill.waybillId === waybillId)
  const changed = followers.filter((waybill) => waybill.status !== status)
  if (changed.length === 0) return followers.length
  context.record({ kind: 'tracked', waybillId, status })
  const title = NOTICE_AT[status]
  for (const { openid, deliveryId } of title ? changed : []) {
    const data = { 快递: CARRIERS[deliveryId] ?? deliveryId, 单号: waybillId, 状态: title ?? '' }
    const message = { openid, at: context.clock.now(), kind: 'waybill-notice' as const, title: '物流状态通知', data }
    context.record({ kind: 'message', message })
  }
  return followers.length
}
