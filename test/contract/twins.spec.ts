import { testCourier } from './courier.contract'
import { testNoticeChannel } from './notice.contract'
import { testOrderSource } from './order-source.contract'
import { testPrinter } from './printer.contract'
import { twinKdniao, twinKuaimai, twinWechatNotices, twinWechatOrders } from './twins'

testCourier('kdniao, twin', (key) => twinKdniao(key))
testCourier('kdniao, twin with its other habits', (key) =>
  twinKdniao(key, { 'KDN-forbid-at-comma': true, 'KDN-notrace-false': true, 'KDN-suborders-text': true }),
)
testPrinter('kuaimai, twin', twinKuaimai)
testOrderSource('wechat, twin', twinWechatOrders)
testNoticeChannel('wechat, twin', twinWechatNotices)
