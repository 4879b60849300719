import { testCourier } from './courier.contract'
import { recordedFeie } from './feie'
import { recordedKuaidi100 } from './kuaidi100'
import { testNoticeChannel } from './notice.contract'
import { testOrderSource } from './order-source.contract'
import { testPrinter } from './printer.contract'
import { recordedKdniao, recordedKuaimai, recordedWechatNotices, recordedWechatOrders } from './recorded'
import { recordedXpyun } from './xpyun'
import { recordedYilianyun } from './yilianyun'

testCourier('kdniao, recorded', recordedKdniao)
testPrinter('kuaimai, recorded', recordedKuaimai)
testPrinter('feie, recorded', recordedFeie)
testPrinter('yilianyun, recorded', recordedYilianyun)
testPrinter('xpyun, recorded', recordedXpyun)
testPrinter('kuaidi100, recorded', recordedKuaidi100)
testOrderSource('wechat, recorded', recordedWechatOrders)
testNoticeChannel('wechat, recorded', recordedWechatNotices)
