import type { Handlers } from '../handler'
import { copyMake } from './copy-make'
import { noticeAddressAsk } from './notice-address-ask'
import { interceptTell } from './intercept-tell'
import { noticeShipped } from './notice-shipped'
import { orderAudit } from './order-audit'
import { orderRollUp } from './order-roll-up'
import { paceLearn } from './pace-learn'
import { paymentLearn } from './payment-learn'
import { printRecall } from './print-recall'
import { printSend } from './print-send'
import { printerBind } from './printer-bind'
import { returnTell } from './return-tell'
import { shippingUpload } from './shipping-upload'
import { stockConsume } from './stock-consume'
import { stockFree } from './stock-free'
import { stockHold } from './stock-hold'
import { stockRelease } from './stock-release'
import { stockRest } from './stock-rest'
import { stockReturn } from './stock-return'
import { swapTell } from './swap-tell'
import { trackFollow } from './track-follow'
import { trackSubscribe } from './track-subscribe'
import { waybillCancel } from './waybill-cancel'
import { waybillCreate } from './waybill-create'

/** Every kind has exactly one handler; the type refuses a kind without one. */
export const HANDLERS: Handlers = {
  'stock.hold': stockHold,
  'stock.release': stockRelease,
  'stock.rest': stockRest,
  'stock.free': stockFree,
  'swap.tell': swapTell,
  'order.audit': orderAudit,
  'payment.learn': paymentLearn,
  'shipping.upload': shippingUpload,
  'notice.shipped': noticeShipped,
  'notice.address-ask': noticeAddressAsk,
  'waybill.create': waybillCreate,
  'waybill.cancel': waybillCancel,
  'copy.make': copyMake,
  'order.roll-up': orderRollUp,
  'stock.consume': stockConsume,
  'track.subscribe': trackSubscribe,
  'track.follow': trackFollow,
  'stock.return': stockReturn,
  'intercept.tell': interceptTell,
  'return.tell': returnTell,
  'pace.learn': paceLearn,
  'print.send': printSend,
  'print.recall': printRecall,
  'printer.bind': printerBind,
}
