export const CALL_TIMEOUT_MS = 10_000

/** The platform renews a token five minutes before its end, and in that window both work. */
export const TOKEN_MARGIN_MS = 5 * 60_000

export const PATHS = {
  upload: '/wxa/sec/order/upload_shipping_info',
  order: '/wxa/sec/order/get_order',
  orders: '/wxa/sec/order/get_order_list',
  carriers: '/cgi-bin/express/delivery/open_msg/get_delivery_list',
  follow: '/cgi-bin/express/delivery/open_msg/follow_waybill',
  subscribeSend: '/cgi-bin/message/subscribe/send',
} as const
export type WechatCall = keyof typeof PATHS
