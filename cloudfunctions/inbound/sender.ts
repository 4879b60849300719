import type { PrintReceiptPush } from '@shared/ports/printer'
import type { TrackPush } from '@shared/ports/courier'
import type { ShopDoc } from '@shared/shop/shop'
import type { AccessRequest } from '../cloud/access-event'
import type { Log } from '../cloud/logger'
import type { Kuaidi100ReceiptPush } from '../providers/printer/kuaidi100/push'
import type { WechatPush } from '../providers/wechat-api/push'
import { raiseCard } from '../repo/cards'
import type { Desk } from '../verbs/desk'

export type InboundRequest = Omit<AccessRequest, 'path'>

export interface InboundAnswer {
  readonly status: number
  readonly body: string
  readonly contentType: string
}

export interface Inbound extends Desk {
  readonly log: Log
  readonly shop: ShopDoc
  readonly kdniao: TrackPush
  readonly feie: PrintReceiptPush
  readonly kuaidi100: Kuaidi100ReceiptPush
  readonly kuaimai: PrintReceiptPush
  readonly wechat: WechatPush
  readonly yilianyun: PrintReceiptPush
  /** Secret shared with the merchant's own mall; empty: no feed is taken. */
  readonly feedKey: string
}

export type Sender = (request: InboundRequest, inbound: Inbound) => Promise<InboundAnswer>

export const json = (status: number, value: object): InboundAnswer => ({
  status,
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
})

/** A signature that does not hold: nothing is changed, one card says that somebody tries. */
export async function forged(inbound: Inbound, sender: string): Promise<InboundAnswer> {
  inbound.log.error('forged push', { provider: sender, shopId: inbound.shop._id })
  await raiseCard(inbound, { shopId: inbound.shop._id, kind: 'forged-push', subject: sender, facts: { sender } })
  return json(401, { error: 'signature' })
}
