import type { CourierPort } from '@shared/ports/courier'
import type { NoticeChannelPort } from '@shared/ports/notice-channel'
import type { OrderSourcePort } from '@shared/ports/order-source'
import type { PrinterPort } from '@shared/ports/printer'
import { createHttp } from '../cloud/http'
import { createKdniaoCourier } from '../providers/courier/kdniao'
import { createWechatNotices } from '../providers/notice-channel/wechat'
import { createWechatOrderSource } from '../providers/order-source/wechat'
import { createKuaimaiPrinter } from '../providers/printer/kuaimai'
import { createTokenStore } from '../repo/tokens'
import type { OpenDesk } from '../wiring/open-desk'

export interface Partners {
  readonly couriers: Readonly<Record<string, CourierPort>>
  readonly printers: Readonly<Record<string, PrinterPort>>
  readonly orderSource: OrderSourcePort
  readonly notices: NoticeChannelPort
}

const http = createHttp()

/** Adapters with the settings of this environment: sandbox or live is in the addresses. */
export function openPartners(desk: OpenDesk): Partners {
  const { env, now } = desk
  const wechat = { baseUrl: env.WECHAT_URL, appId: env.WECHAT_APPID, secret: env.WECHAT_SECRET }
  const tokens = createTokenStore(desk, desk.seal)
  return {
    couriers: {
      kdniao: createKdniaoCourier({
        http,
        now,
        settings: { baseUrl: env.KDNIAO_URL, businessId: env.KDNIAO_ID, apiKey: env.KDNIAO_KEY },
      }),
    },
    printers: {
      kuaimai: createKuaimaiPrinter({
        http,
        now,
        settings: { baseUrl: env.KUAIMAI_URL, appId: env.KUAIMAI_APPID, secret: env.KUAIMAI_SECRET },
      }),
    },
    orderSource: createWechatOrderSource({ http, now, tokens, settings: { ...wechat, mchId: env.WECHAT_MCHID } }),
    notices: createWechatNotices({ http, now, tokens, settings: wechat }),
  }
}
