import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { IncomingOrder } from '@shared/order/incoming'
import { upsertOrder } from '../verbs/upsert-order'
import { urgeOrder, type UrgeOutcome } from '../verbs/urge-order'
import { forged, json, type Sender } from './sender'

const WINDOW_MS = 5 * 60_000

/** A time in seconds, which some malls would send, lies before this. */
const MILLENNIUM_MS = 946_684_800_000
/** Beyond this no calendar goes. */
const CENTURY_MS = 4_102_444_800_000
const at = z.int().min(MILLENNIUM_MS, 'not in milliseconds').max(CENTURY_MS, 'not in milliseconds')

const line = z
  .object({
    sku: z.string().min(1).max(60),
    title: z.string().min(1).max(120),
    spec: z.string().max(120).default(''),
    quantity: z.int().positive().max(9_999),
    refunding: z.int().nonnegative().default(0),
    refunded: z.int().nonnegative().default(0),
    paidFen: z.int().nonnegative().default(0),
  })
  .refine(({ quantity, refunding, refunded }) => refunding + refunded <= quantity, {
    path: ['refunded'],
    message: 'more pieces refunded than bought',
  })
const receiver = z.object({
  name: z.string().max(50).default(''),
  phone: z.string().max(30).default(''),
  province: z.string().max(30).default(''),
  city: z.string().max(30).default(''),
  district: z.string().max(30).default(''),
  detail: z.string().max(300),
})
const orderNo = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^.$_\s]+$/, 'no blank, no . $ _')
/** A buyer hurries an order; `id` is the mall's, the same in each repeat. */
const feedUrge = z.object({ id: z.string().min(1).max(80), orderNo, at })
/** One order as the mall has it now; `version` rises with each change there, so a late message never wins. */
const feedOrder = z.object({
  orderNo,
  version: z.int().nonnegative(),
  status: z.enum(['unpaid', 'paid', 'refunding', 'refunded', 'cancelled', 'closed']),
  placedAt: at,
  paidAt: at.optional(),
  receiver,
  lines: z.array(line).min(1).max(200),
  buyerRemark: z.string().max(500).default(''),
  sellerMemo: z.string().max(500).default(''),
  payment: z.object({ transactionId: z.string().min(1), openid: z.string().min(1) }).optional(),
})
const feedBody = z
  .object({ orders: z.array(feedOrder).max(50).default([]), urges: z.array(feedUrge).max(50).default([]) })
  .refine(({ orders, urges }) => orders.length + urges.length > 0, { path: ['orders'], message: 'nothing in it' })
  .refine(({ orders }) => new Set(orders.map(({ orderNo }) => orderNo)).size === orders.length, {
    path: ['orders'],
    message: 'one order twice',
  })

/** `x-fahuotai-signature` = hex HMAC-SHA256 of `<x-fahuotai-timestamp>.<raw body>`; also what a mall's tests sign with. */
export const signFeed = (key: string, timestamp: string, rawBody: string): string =>
  createHmac('sha256', key).update(`${timestamp}.${rawBody}`).digest('hex')

function genuine(key: string, at: { timestamp: string; signature: string; now: number }, rawBody: string): boolean {
  if (key === '' || Math.abs(at.now - Number(at.timestamp)) > WINDOW_MS || !/^\d{13}$/.test(at.timestamp)) return false
  const wanted = Buffer.from(signFeed(key, at.timestamp, rawBody))
  const given = Buffer.from(at.signature)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

function toIncoming(order: z.infer<typeof feedOrder>): IncomingOrder {
  const { orderNo, version, status, placedAt, paidAt, payment, lines } = order
  return {
    platformNo: orderNo,
    source: 'feed',
    version,
    status,
    placedAt,
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(payment ? { payment } : {}),
    receiver: order.receiver,
    buyerRemark: order.buyerRemark,
    sellerMemo: order.sellerMemo,
    lines: lines.map(({ quantity, ...rest }, index) => ({ ...rest, lineNo: index + 1, ordered: quantity })),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // said as `bad-input` by the schema, which wants an object
  }
}

/** The merchant's own mall: created, changed, refunded, cancelled orders, ordered by version; then urges, each by its id. Idempotent. */
export const feedSender: Sender = async (request, inbound) => {
  const { 'x-fahuotai-timestamp': timestamp = '', 'x-fahuotai-signature': signature = '' } = request.headers
  if (!genuine(inbound.feedKey, { timestamp, signature, now: inbound.now() }, request.rawBody))
    return forged(inbound, 'feed')
  const body = feedBody.safeParse(readJson(request.rawBody))
  if (!body.success) {
    // all or nothing: a message with one bad order is taken back whole, with every field named
    const problems = body.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message }))
    return json(400, { error: 'bad-input', problems })
  }
  const outcomes: { orderNo: string; outcome: string }[] = []
  for (const order of body.data.orders)
    outcomes.push({ orderNo: order.orderNo, outcome: await upsertOrder(inbound, inbound.shop, toIncoming(order)) })
  const urges: { id: string; outcome: UrgeOutcome }[] = []
  for (const { id, orderNo: platformNo, at: urgedAt } of body.data.urges)
    urges.push({ id, outcome: await urgeOrder(inbound, inbound.shop, { id, platformNo, at: urgedAt }) })
  return json(200, { orders: outcomes, ...(urges.length > 0 ? { urges } : {}) })
}
