import { createKdniaoPush } from '../providers/courier/kdniao'
import { createFeieReceiptPush } from '../providers/printer/feie'
import { createKuaidi100ReceiptPush } from '../providers/printer/kuaidi100'
import { createKuaimaiReceiptPush } from '../providers/printer/kuaimai'
import { createWechatPush } from '../providers/wechat-api/push'
import { createYilianyunReceiptPush } from '../providers/printer/yilianyun'
import { findShops } from '../repo/shops'
import { openDesk } from '../wiring/open-desk'
import { takeIn } from './inbound'
import { json } from './sender'

/** HTTP access: pushes of couriers, printers and WeChat, and the merchant's own feed. */
export const main = async (event: unknown) => {
  const desk = openDesk()
  const { env } = desk
  const [shop] = await findShops(desk)
  // before the shop is set up there is nothing a push could change
  const answer = shop
    ? await takeIn(event, {
        ...desk,
        shop,
        kdniao: createKdniaoPush({ businessId: env.KDNIAO_ID, apiKey: env.KDNIAO_KEY }),
        feie: createFeieReceiptPush({ publicKey: env.FEIE_PUSH_KEY }),
        kuaidi100: createKuaidi100ReceiptPush({ secret: env.KUAIDI100_SECRET }),
        kuaimai: createKuaimaiReceiptPush({ secret: env.KUAIMAI_SECRET }),
        yilianyun: createYilianyunReceiptPush({
          clientId: env.YILIANYUN_ID,
          clientSecret: env.YILIANYUN_SECRET,
          now: desk.now,
        }),
        wechat: createWechatPush({
          token: env.WECHAT_PUSH_TOKEN,
          ...(env.WECHAT_PUSH_AESKEY ? { aesKey: env.WECHAT_PUSH_AESKEY } : {}),
        }),
        feedKey: env.FEED_KEY,
      })
    : json(503, { error: 'no shop yet' })
  return { statusCode: answer.status, headers: { 'content-type': answer.contentType }, body: answer.body }
}
