import { createHmac, timingSafeEqual } from 'node:crypto'
import { orderIdOf } from '@shared/kernel/ids'
import type { IncomingOrder } from '@shared/order/incoming'
import type { OrderDoc, PlatformStatus } from '@shared/order/order'
import { getOrder } from '../repo/orders'
import { upsertOrder } from '../verbs/upsert-order'
import { feedEvent, type FeedEvent } from './feed-schema'
import { jsonReply, type InboundDesk, type InboundRequest, type Sender } from './sender'

/** A signature older or newer than this is no longer believed: a copied request cannot be sent again tomorrow. */
const WINDOW_MS = 5 * 60_000

/** `X-Fahuotai-Signature`: hex HMAC-SHA256 of `<timestamp>.<body>` under the shop's feed key; timestamp in epoch ms. */
export const feedSignature = (key: string, timestamp: string, body: string): string =>
  createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')

function isSigned(desk: InboundDesk, { headers, body }: InboundRequest): boolean {
  const timestamp = headers['x-fahuotai-timestamp'] ?? ''
  const claimed = Buffer.from(headers['x-fahuotai-signature'] ?? '')
  const { feedKey, _id } = desk.shop
  if (feedKey === undefined || !/^\d{13}$/.test(timestamp)) return false
  if (Math.abs(desk.now() - Number(timestamp)) > WINDOW_MS) return false
  const key = desk.seal.open({ collection: 'shops', id: _id, field: 'feedKey' }, feedKey)
  const right = Buffer.from(feedSignature(key, timestamp, body))
  return right.length === claimed.length && timingSafeEqual(right, claimed)
}

function statusAfterRefund(lines: IncomingOrder['lines'], before: PlatformStatus): PlatformStatus {
  if (lines.every((line) => line.refunded >= line.ordered)) return 'refunded'
  if (lines.every((line) => line.refunded + line.refunding >= line.ordered)) return 'refunding'
  return before === 'refunding' || before === 'refunded' ? 'paid' : before
}

/** A short event is the order as we have it, with this one thing changed. */
function changedOrder(order: OrderDoc, event: Exclude<FeedEvent, { order: unknown }>): IncomingOrder {
  const told = event.type === 'order.refund' ? new Map(event.lines.map((line) => [line.lineNo, line])) : undefined
  const lines = order.lines.map((line) => ({
    lineNo: line.lineNo,
    sku: line.sku,
    title: line.title,
    spec: line.spec,
    paidFen: line.paidFen,
    ordered: line.ordered,
    refunding: told?.get(line.lineNo)?.refunding ?? line.refunding,
    refunded: told?.get(line.lineNo)?.refunded ?? line.refunded,
  }))
  return {
    platformNo: order.platformNo,
    source: 'feed',
    version: event.version,
    placedAt: order.placedAt,
    ...(order.paidAt === undefined ? {} : { paidAt: order.paidAt }),
    status: told ? statusAfterRefund(lines, order.platformStatus) : 'cancelled',
    lines,
    receiver: 'as-it-is',
    buyerRemark: order.buyerRemark,
    sellerMemo: order.sellerMemo,
  }
}

async function incomingOf(desk: InboundDesk, event: FeedEvent): Promise<IncomingOrder | undefined> {
  if ('order' in event) {
    const { no, payment, paidAt, ...rest } = event.order
    return {
      ...rest,
      platformNo: no,
      source: 'feed',
      version: event.version,
      ...(paidAt === undefined ? {} : { paidAt }),
      ...(payment ? { payment } : {}),
    }
  }
  const order = await getOrder(desk, orderIdOf(desk.shop._id, event.no))
  return order && changedOrder(order, event)
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined // not JSON: the schema then names the whole input
  }
}

/** The shop's own mall: signed, idempotent by event id, ordered by version. A bad field is named, and nothing is changed. */
export const feedSender: Sender = async (desk, request) => {
  if (!isSigned(desk, request)) return { kind: 'forged' }
  const read = feedEvent.safeParse(readJson(request.body))
  if (!read.success) {
    const fields = read.error.issues.map((issue) => issue.path.join('.') || 'body')
    const detail = [...new Set(fields)].join(',')
    return { kind: 'reply', reply: jsonReply(422, { ok: false, refusal: 'bad-input', detail }) }
  }
  const incoming = await incomingOf(desk, read.data)
  if (!incoming) return { kind: 'reply', reply: jsonReply(404, { ok: false, refusal: 'not-found' }) }
  return {
    kind: 'event',
    eventId: read.data.eventId,
    work: () => upsertOrder(desk, desk.shop, incoming),
    reply: jsonReply(200, { ok: true }),
  }
}
