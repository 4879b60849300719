import type { CourierPort } from '@shared/ports/courier'
import type { NoticeChannelPort } from '@shared/ports/notice-channel'
import type { OrderSourcePort } from '@shared/ports/order-source'
import { missingSetting } from '@shared/ports/missing-setting'
import type { PrinterPort } from '@shared/ports/printer'
import { createHttp, type Http } from '../cloud/http'
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

const open = createHttp()

/** The way to a partner; a call that needs a setting which is not there ends before it begins, by the setting's name. */
function reach(env: Env, needs: readonly (keyof Env)[]): Http {
  const missing = needs.filter((name) => env[name] === '')
  return missing.length === 0 ? open : () => Promise.reject(missingSetting(missing))
}

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

type Tokens = ReturnType<typeof createTokenStore>

function openPrinters({ env, now }: OpenDesk, tokens: Tokens): Partners['printers'] {
  return {
    feie: createFeiePrinter({
      http: reach(env, ['FEIE_URL', 'FEIE_USER', 'FEIE_KEY']),
      now,
      settings: feieSettings(env),
    }),
    kuaidi100: createKuaidi100Printer({
      http: reach(env, ['KUAIDI100_URL', 'KUAIDI100_KEY', 'KUAIDI100_SECRET']),
      now,
      settings: kuaidi100Settings(env),
    }),
    kuaimai: createKuaimaiPrinter({
      http: reach(env, ['KUAIMAI_URL', 'KUAIMAI_APPID', 'KUAIMAI_SECRET']),
      now,
      settings: { baseUrl: env.KUAIMAI_URL, appId: env.KUAIMAI_APPID, secret: env.KUAIMAI_SECRET },
    }),
    lan: createLanPrinter({
      http: reach(env, ['LAN_URL', 'LAN_KEY']),
      now,
      settings: { baseUrl: env.LAN_URL, key: env.LAN_KEY },
    }),
    xpyun: createXpyunPrinter({
      http: reach(env, ['XPYUN_URL', 'XPYUN_USER', 'XPYUN_KEY']),
      now,
      settings: { baseUrl: env.XPYUN_URL, user: env.XPYUN_USER, userKey: env.XPYUN_KEY },
    }),
    yilianyun: createYilianyunPrinter({
      http: reach(env, ['YILIANYUN_URL', 'YILIANYUN_ID', 'YILIANYUN_SECRET']),
      now,
      tokens,
      settings: { baseUrl: env.YILIANYUN_URL, clientId: env.YILIANYUN_ID, clientSecret: env.YILIANYUN_SECRET },
    }),
  }
}

/** Adapters with the settings of this environment: sandbox or live is in the addresses. */
export function openPartners(desk: OpenDesk): Partners {
  const { env, now } = desk
  const wechat = { baseUrl: env.WECHAT_URL, appId: env.WECHAT_APPID, secret: env.WECHAT_SECRET }
  const tokens = createTokenStore(desk, desk.seal)
  const toWechat = reach(env, ['WECHAT_URL', 'WECHAT_APPID', 'WECHAT_SECRET'])
  return {
    couriers: {
      kdniao: createKdniaoCourier({
        http: reach(env, ['KDNIAO_URL', 'KDNIAO_ID', 'KDNIAO_KEY']),
        now,
        settings: { baseUrl: env.KDNIAO_URL, businessId: env.KDNIAO_ID, apiKey: env.KDNIAO_KEY },
      }),
    },
    printers: openPrinters(desk, tokens),
    orderSource: createWechatOrderSource({
      http: toWechat,
      now,
      tokens,
      settings: { ...wechat, mchId: env.WECHAT_MCHID },
    }),
    notices: createWechatNotices({ http: toWechat, now, tokens, settings: wechat }),
  }
}
