import { ProviderError } from '@shared/ports/provider-error'
import { readAccessEvent } from '../cloud/access-event'
import { errorPlace } from '../cloud/logger'
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

/** Whoever calls is told in words what became of his message, and only that he may try again when it was us. */
function broke(error: unknown, provider: string, { log, shop }: Inbound): InboundAnswer {
  log.error('push-broke', { provider, shopId: shop._id, error: errorPlace(error) })
  return error instanceof ProviderError ? json(400, { error: 'unreadable' }) : json(500, { error: 'broken' })
}

/** Verifies first, parses then, changes last. */
export async function takeIn(event: unknown, inbound: Inbound): Promise<InboundAnswer> {
  const read = readEvent(event)
  if (!read) return json(400, { error: 'not an HTTP event' })
  const sender = Object.hasOwn(SENDERS, read.sender) ? SENDERS[read.sender] : undefined
  if (!sender) return json(404, { error: `no sender ${read.sender.slice(0, 20)}` })
  try {
    return await sender(read.request, inbound)
  } catch (error) {
    return broke(error, read.sender, inbound)
  }
}
