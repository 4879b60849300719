import type { NoticeChannelPort } from '@shared/ports/notice-channel'
import type { WechatTools } from '../../wechat-api/token'
import { createNoticeClient, type WechatNoticeSettings } from './client'
import { toFollow, toMessage, toMessageId, toWaybillToken } from './mapper'
import { LIMITS, UNKNOWN, WECHAT_NOTICES } from './units'

/** 订阅消息 and 物流消息. */
export function createWechatNotices(tools: WechatTools<WechatNoticeSettings>): NoticeChannelPort {
  const client = createNoticeClient(tools)
  return {
    id: WECHAT_NOTICES,
    unknown: UNKNOWN,
    limits: LIMITS,
    send: async (notice) => ({
      messageId: toMessageId(await client.send(toMessage(notice, tools.settings.miniprogramState))),
    }),
    followWaybill: async (follow) => ({ waybillToken: toWaybillToken(await client.follow(toFollow(follow))) }),
  }
}
