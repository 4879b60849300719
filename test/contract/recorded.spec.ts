import { testCourier } from './courier.contract'
import { testNoticeChannel } from './notice.contract'
import { testOrderSource } from './order-source.contract'
import { testPrinter } from './printer.contract'
import { recordedKdniao, recordedKuaimai, recordedWechatNotices, recordedWechatOrders } from './recorded'

testCourier('kdniao, recorded', recordedKdniao)
testPrinter('kuaimai, recorded', recordedKuaimai)
testOrderSource('wechat, recorded', recordedWechatOrders)
testNoticeChannel('wechat, recorded', recordedWechatNotices)
