import type { OrderSourcePort } from '@shared/ports/order-source'
import { accepted } from '../../wechat-api/client'
import type { WechatTools } from '../../wechat-api/token'
import { createOrderClient, type WechatOrderSettings } from './client'
import { NOTHING_CHANGED, SHIPPED_BEFORE, UPLOAD_ERRORS } from './errors'
import { isThere, toCarriers, toListBody, toLive, toPage, toUpload } from './mapper'
import { LIMITS, UNKNOWN, WECHAT_ORDERS } from './units'

export type { WechatOrderSettings } from './client'
export { createWechatPush } from '../../wechat-api/push'

/** 小程序发货信息管理服务: payments to ship and the parcels that shipped them. It knows no address and no goods. */
export function createWechatOrderSource(tools: WechatTools<WechatOrderSettings>): OrderSourcePort {
  const { call, ask } = createOrderClient(tools)
  return {
    id: WECHAT_ORDERS,
    unknown: UNKNOWN,
    limits: LIMITS,
    live: async (tradeNo) =>
      toLive(await ask('order', { merchant_id: tools.settings.mchId, merchant_trade_no: tradeNo })),
    list: async (query) => toPage(await ask('orders', toListBody(query))),
    async upload(upload) {
      const reply = await call('upload', toUpload(upload))
      if (reply.code === NOTHING_CHANGED) return
      if (reply.code === SHIPPED_BEFORE) {
        const live = toLive(await ask('order', { transaction_id: upload.payment.transactionId }))
        if (isThere(upload, live)) return
      }
      accepted(reply, WECHAT_ORDERS, UPLOAD_ERRORS)
    },
    carriers: async () => toCarriers(await ask('carriers', {})),
  }
}
