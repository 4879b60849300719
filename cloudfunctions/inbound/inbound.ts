import { z } from 'zod'
import { feedSender } from './feed'
import { kdniaoSender } from './kdniao'
import { printReceipts } from './print-receipts'
import { json, type Inbound, type InboundAnswer, type InboundRequest, type Sender } from './sender'
import { wechatSender } from './wechat'

/** One file a sender; the last part of the path names it. */
const SENDERS: Readonly<Record<string, Sender>> = {
  kdniao: kdniaoSender,
  kuaimai: printReceipts('kuaimai', ({ kuaimai }) => kuaimai),
  wechat: wechatSender,
  feed: feedSender,
}

/** HTTP access event: cloud.tencent.com/document/product/876/41776. Header names come in any case. */
const accessEvent = z.object({
  path: z.string(),
  httpMethod: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  queryStringParameters: z.record(z.string(), z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
})

function readEvent(event: unknown): { readonly sender: string; readonly request: InboundRequest } | undefined {
  const read = accessEvent.safeParse(event)
  if (!read.success) return undefined
  const { path, httpMethod, headers, queryStringParameters, body, isBase64Encoded } = read.data
  return {
    sender: path.split('/').filter(Boolean).at(-1) ?? '',
    request: {
      method: httpMethod.toUpperCase(),
      query: queryStringParameters ?? {},
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      rawBody: isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? ''),
    },
  }
}

/** Verifies first, parses then, changes last. */
export async function takeIn(event: unknown, inbound: Inbound): Promise<InboundAnswer> {
  const read = readEvent(event)
  if (!read) return json(400, { error: 'not an HTTP event' })
  const sender = Object.hasOwn(SENDERS, read.sender) ? SENDERS[read.sender] : undefined
  return sender ? sender(read.request, inbound) : json(404, { error: `no sender ${read.sender.slice(0, 20)}` })
}
