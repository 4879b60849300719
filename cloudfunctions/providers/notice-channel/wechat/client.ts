import { accepted, createWechatClient } from '../../wechat-api/client'
import type { WechatSettings, WechatTools } from '../../wechat-api/token'
import { FOLLOW_ERRORS, SEND_ERRORS } from './errors'
import { WECHAT_NOTICES } from './units'

export interface WechatNoticeSettings extends WechatSettings {
  /** Which version of the mini-program a message opens; `formal` when not given. */
  readonly miniprogramState?: 'developer' | 'trial' | 'formal'
}

/** Gives the answer of a yes, or throws. */
export function createNoticeClient(tools: WechatTools<WechatNoticeSettings>) {
  const call = createWechatClient(tools, WECHAT_NOTICES)
  return {
    send: async (body: object) => accepted(await call('subscribeSend', body), WECHAT_NOTICES, SEND_ERRORS),
    follow: async (body: object) => accepted(await call('follow', body), WECHAT_NOTICES, FOLLOW_ERRORS),
  }
}
