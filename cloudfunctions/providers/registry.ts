import { createKdniaoCourier, createKdniaoPush } from './courier/kdniao'
import { createWechatNotices } from './notice-channel/wechat'
import { createWechatOrderSource, createWechatPush } from './order-source/wechat'
import { createFeiePrinter, createFeieReceiptPush } from './printer/feie'
import { createKuaidi100Printer, createKuaidi100ReceiptPush } from './printer/kuaidi100'
import { createKuaimaiPrinter, createKuaimaiReceiptPush } from './printer/kuaimai'
import { createLanPrinter } from './printer/lan'
import { createXpyunPrinter } from './printer/xpyun'
import { createYilianyunPrinter, createYilianyunReceiptPush } from './printer/yilianyun'

/** Every adapter by kind and name; the name is what accounts and printers carry as `channel` or `driver`. */
export const PROVIDERS = {
  courier: { kdniao: createKdniaoCourier },
  printer: {
    feie: createFeiePrinter,
    kuaidi100: createKuaidi100Printer,
    kuaimai: createKuaimaiPrinter,
    lan: createLanPrinter,
    xpyun: createXpyunPrinter,
    yilianyun: createYilianyunPrinter,
  },
  'order-source': { wechat: createWechatOrderSource },
  'notice-channel': { wechat: createWechatNotices },
} as const

/** Who may call us: one reader of pushes a sender. */
export const PUSHES = {
  kdniao: createKdniaoPush,
  feie: createFeieReceiptPush,
  kuaidi100: createKuaidi100ReceiptPush,
  kuaimai: createKuaimaiReceiptPush,
  wechat: createWechatPush,
  yilianyun: createYilianyunReceiptPush,
} as const
