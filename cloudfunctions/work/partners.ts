import type { CourierPort } from '@shared/ports/courier'
import type { NoticeChannelPort } from '@shared/ports/notice-channel'
import type { OrderSourcePort } from '@shared/ports/order-source'
import type { PrinterPort } from '@shared/ports/printer'
import { createHttp } from '../cloud/http'
import { createKdniaoCourier } from '../providers/courier/kdniao'
import { createWechatNotices } from '../providers/notice-channel/wechat'
import { createWechatOrderSource } from '../providers/order-source/wechat'
import { createFeiePrinter } from '../providers/printer/feie'
import { createKuaidi100Printer } from '../providers/printer/kuaidi100'
import { createKuaimaiPrinter } from '../providers/printer/kuaimai'
import { createLanPrinter } from '../providers/printer/lan'
import { createXpyunPrinter } from '../providers/printer/xpyun'
import { createYilianyunPrinter } from '../providers/printer/yilianyun'
import { createTokenStore } from '../repo/tokens'
import type { OpenDesk } from '../wiring/open-desk'

type Env = OpenDesk['env']

export interface Partners {
  readonly couriers: Readonly<Record<string, CourierPort>>
  readonly printers: Readonly<Record<string, PrinterPort>>
  readonly orderSource: OrderSourcePort
  readonly notices: NoticeChannelPort
}

const http = createHttp()

/** Receipts are asked for by push only where their signature can be checked. */
const feieSettings = (env: Env) => ({
  baseUrl: env.FEIE_URL,
  user: env.FEIE_USER,
  userKey: env.FEIE_KEY,
  receiptUrl: env.FEIE_PUSH_KEY && env.PUBLIC_URL ? `${env.PUBLIC_URL}/inbound/feie` : '',
})

/** Each order carries its receipt's address, so there is none to enter in a console. */
const kuaidi100Settings = (env: Env) => ({
  baseUrl: env.KUAIDI100_URL,
  key: env.KUAIDI100_KEY,
  secret: env.KUAIDI100_SECRET,
  receiptUrl: env.PUBLIC_URL ? `${env.PUBLIC_URL}/inbound/kuaidi100` : '',
})

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
      feie: createFeiePrinter({ http, now, settings: feieSettings(env) }),
      kuaidi100: createKuaidi100Printer({ http, now, settings: kuaidi100Settings(env) }),
      kuaimai: createKuaimaiPrinter({
        http,
        now,
        settings: { baseUrl: env.KUAIMAI_URL, appId: env.KUAIMAI_APPID, secret: env.KUAIMAI_SECRET },
      }),
      lan: createLanPrinter({ http, now, settings: { baseUrl: env.LAN_URL, key: env.LAN_KEY } }),
      xpyun: createXpyunPrinter({
        http,
        now,
        settings: { baseUrl: env.XPYUN_URL, user: env.XPYUN_USER, userKey: env.XPYUN_KEY },
      }),
      yilianyun: createYilianyunPrinter({
        http,
        now,
        tokens,
        settings: { baseUrl: env.YILIANYUN_URL, clientId: env.YILIANYUN_ID, clientSecret: env.YILIANYUN_SECRET },
      }),
    },
    orderSource: createWechatOrderSource({ http, now, tokens, settings: { ...wechat, mchId: env.WECHAT_MCHID } }),
    notices: createWechatNotices({ http, now, tokens, settings: wechat }),
  }
}
