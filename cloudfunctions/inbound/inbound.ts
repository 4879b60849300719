import { readAccessEvent } from '../cloud/access-event'
import { feedSender } from './feed'
import { kdniaoSender } from './kdniao'
import { kuaidi100Sender } from './kuaidi100'
import { printReceipts } from './print-receipts'
import { json, type Inbound, type InboundAnswer, type InboundRequest, type Sender } from './sender'
import { wechatSender } from './wechat'
import { yilianyunSender } from './yilianyun'

/** One file a sender; the last part of the path names it. */
const SENDERS: Readonly<Record<string, Sender>> = {
  kdniao: kdniaoSender,
  feie: printReceipts('feie', ({ feie }) => feie),
  kuaidi100: kuaidi100Sender,
  kuaimai: printReceipts('kuaimai', ({ kuaimai }) => kuaimai),
  wechat: wechatSender,
  yilianyun: yilianyunSender,
  feed: feedSender,
}

function readEvent(event: unknown): { readonly sender: string; readonly request: InboundRequest } | undefined {
  const request = readAccessEvent(event)
  return request && { sender: request.path.split('/').filter(Boolean).at(-1) ?? '', request }
}

/** Verifies first, parses then, changes last. */
export async function takeIn(event: unknown, inbound: Inbound): Promise<InboundAnswer> {
  const read = readEvent(event)
  if (!read) return json(400, { error: 'not an HTTP event' })
  const sender = Object.hasOwn(SENDERS, read.sender) ? SENDERS[read.sender] : undefined
  return sender ? sender(read.request, inbound) : json(404, { error: `no sender ${read.sender.slice(0, 20)}` })
}
