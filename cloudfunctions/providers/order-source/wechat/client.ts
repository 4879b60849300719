import { accepted, createWechatClient } from '../../wechat-api/client'
import type { WechatSettings, WechatTools } from '../../wechat-api/token'
import { READ_ERRORS } from './errors'
import { WECHAT_ORDERS } from './units'

export interface WechatOrderSettings extends WechatSettings {
  /** The merchant number that WeChat Pay takes the money under. */
  readonly mchId: string
}

/** `call` gives the reply as it is; `ask` is for reads and gives the answer or throws. */
export function createOrderClient(tools: WechatTools<WechatOrderSettings>) {
  const call = createWechatClient(tools, WECHAT_ORDERS)
  return {
    call,
    ask: async (name: 'order' | 'orders' | 'carriers', body: object) =>
      accepted(await call(name, body), WECHAT_ORDERS, READ_ERRORS),
  }
}
