import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { fail, type WechatAnswer } from './answer'
import type { WechatContext } from './context'
import { followWaybill, getDeliveryList, queryFollowTrace } from './express'
import { getOrder, getOrderList, isTradeManaged } from './orders'
import { sendSubscribe } from './subscribe'
import { stableToken, tokenRefusal } from './tokens'
import { uploadShippingInfo } from './upload'

type Route = (context: WechatContext, body: unknown) => WechatAnswer

const ROUTES: Readonly<Record<string, Route>> = {
  '/cgi-bin/stable_token': stableToken,
  '/wxa/sec/order/upload_shipping_info': uploadShippingInfo,
  '/wxa/sec/order/get_order': getOrder,
  '/wxa/sec/order/get_order_list': getOrderList,
  '/wxa/sec/order/is_trade_managed': isTradeManaged,
  '/cgi-bin/express/delivery/open_msg/get_delivery_list': (_context, body) => getDeliveryList(body),
  '/cgi-bin/express/delivery/open_msg/follow_waybill': followWaybill,
  '/cgi-bin/express/delivery/open_msg/query_follow_trace': queryFollowTrace,
  '/cgi-bin/message/subscribe/send': sendSubscribe,
}

const FREE_OF_TOKEN = '/cgi-bin/stable_token'

function readJson(body: Buffer): { value: unknown } | WechatAnswer {
  if (body.length === 0) return fail(44002, 'empty post data')
  try {
    return { value: JSON.parse(body.toString('utf8')) as unknown }
  } catch {
    return fail(47001, 'data format error')
  }
}

/** The last word of the path: `upload_shipping_info`, `send`... */
export const wechatOperation = ({ path }: TwinRequest) => path.slice(path.lastIndexOf('/') + 1)

/** One call at api.weixin.qq.com: method, token, JSON, then the route. */
export function serveWechat(context: WechatContext, request: TwinRequest): TwinAnswer {
  const route = ROUTES[request.path]
  if (!route) return { status: 404, body: '' }
  if (request.method !== 'POST') return jsonReply(fail(43002, 'require POST method'))
  const refusal = request.path === FREE_OF_TOKEN ? undefined : tokenRefusal(context, request.query.get('access_token'))
  if (refusal) return jsonReply(refusal)
  const body = readJson(request.body)
  return jsonReply('value' in body ? route(context, body.value) : body)
}
