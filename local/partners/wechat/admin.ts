import { z } from 'zod'
import { digits, pick, sha1Hex } from '../digest'
import { readBody } from '../admin-body'
import { AdminError } from '../twin'
import type { WechatContext } from './context'
import { trackWaybill } from './express'
import { PAYMENT_MOVES, tradeKey, type Payment, type PaymentState } from './state'
import { eventIds } from './upload'

const paymentBody = z.strictObject({
  outTradeNo: z.string().min(1).max(32),
  mchid: z.string().optional(),
  openid: z.string().optional(),
  /** Payments with the same word belong to one buyer: one openid. */
  buyer: z.string().optional(),
  amountFen: z.int().nonnegative(),
  paidAt: z.int(),
  state: z.enum(['to-ship', 'refunded']).default('to-ship'),
  description: z.string().default(''),
  lateMs: z.number().nonnegative().optional(),
})

/** 28 characters that begin with o, the same for the same person. */
const openidOf = (person: string) => `o${Buffer.from(sha1Hex(person), 'hex').toString('base64url').slice(0, 27)}`

const LAG_MS = [60_000, 180_000, 660_000]

function addPayments(context: WechatContext, body: unknown) {
  const added = readBody(z.array(paymentBody), body).map((row): Payment => {
    const mchid = row.mchid ?? context.settings.mchid
    const known = context.state.byTradeNo.get(tradeKey(mchid, row.outTradeNo))
    if (known) return known
    const lagging = context.quirks['WX-10060001-lag'] && pick(`lag ${row.outTradeNo}`, 20) === 0
    const lateMs = row.lateMs ?? (lagging ? (LAG_MS[pick(row.outTradeNo, LAG_MS.length)] ?? 0) : 0)
    const payment: Payment = {
      transactionId: `4200${digits(`${mchid} ${row.outTradeNo}`, 24)}`,
      outTradeNo: row.outTradeNo,
      mchid,
      openid: row.openid ?? openidOf(row.buyer ?? `${mchid} ${row.outTradeNo}`),
      amountFen: row.amountFen,
      description: row.description,
      paidAt: row.paidAt,
      knownAt: lateMs === 0 ? row.paidAt : Math.max(row.paidAt, context.clock.now()) + lateMs,
      state: row.state,
      uploads: 0,
      reships: 0,
      finishCount: 0,
      reminded: false,
    }
    context.record({ kind: 'paid', payment })
    return payment
  })
  return added.map(({ outTradeNo, transactionId, openid, knownAt }) => ({ outTradeNo, transactionId, openid, knownAt }))
}

const paymentKey = z.strictObject({ outTradeNo: z.string(), mchid: z.string().optional() })

function move(context: WechatContext, body: unknown, to: PaymentState): Payment {
  const { outTradeNo, mchid = context.settings.mchid } = readBody(paymentKey, body)
  const payment = context.state.byTradeNo.get(tradeKey(mchid, outTradeNo))
  if (!payment) throw new AdminError(404, `no payment ${outTradeNo}`)
  if (!PAYMENT_MOVES[payment.state].includes(to)) throw new AdminError(409, `${payment.state} cannot become ${to}`)
  context.record({ kind: 'moved', transactionId: payment.transactionId, to })
  return payment
}

/** The buyer presses 确认收货; the platform settles and says so. */
function receive(context: WechatContext, body: unknown) {
  const payment = move(context, body, 'received')
  const now = Math.floor(context.clock.now() / 1000)
  context.push({
    Event: 'trade_manage_order_settlement',
    ...eventIds(payment),
    confirm_receive_method: 2,
    confirm_receive_time: now,
    settlement_time: now,
  })
  return { state: payment.state }
}

const creditsBody = z.strictObject({ openid: z.string().min(1), templateId: z.string().min(1), count: z.int() })
const trackBody = z.strictObject({ waybillId: z.string().min(1), status: z.int().min(0).max(6) })
const pauseBody = z.strictObject({ ms: z.number().nonnegative() })
const pushBody = z.strictObject({ url: z.string(), mode: z.enum(['safe', 'plain']).optional() })

/** A message as it is read: each value by its keyword's name. */
function factsOf({ settings }: WechatContext, { title, data }: WechatContext['state']['messages'][number]) {
  const names = settings.templates.find((one) => one.title === title)?.keys
  return Object.entries(data).map(([key, value]) => [names?.[key] ?? key, value])
}

/** The console's and the tests' door to the WeChat twin. */
export const wechatAdmin = (context: WechatContext): Record<string, (body: unknown) => unknown> => ({
  payments: (body) => (body === undefined ? [...context.state.payments.values()] : addPayments(context, body)),
  refund: (body) => ({ state: move(context, body, 'refunded').state }),
  receive: (body) => receive(context, body),
  credits(body) {
    if (body === undefined) return Object.fromEntries(context.state.credits)
    context.record({ kind: 'credits', ...readBody(creditsBody, body) })
    return { ok: true }
  },
  messages: () => context.state.messages.map((message) => ({ ...message, facts: factsOf(context, message) })),
  unsent: () => context.state.unsent,
  /** The shop's push address hears nothing for so long; 0: it hears again. */
  pause(body) {
    const until = context.pausePushes(body === undefined ? undefined : readBody(pauseBody, body).ms)
    return { until: until > context.clock.now() ? until : null }
  },
  track(body) {
    const { waybillId, status } = readBody(trackBody, body)
    return { followers: trackWaybill(context, waybillId, status) }
  },
  /** Saving the push address: WeChat asks it with an `echostr` before it takes it. */
  verify: async () => ({ verified: await context.verify() }),
  push(body) {
    if (body !== undefined) Object.assign(context.settings.push, readBody(pushBody, body))
    return { url: context.settings.push.url, mode: context.settings.push.mode }
  },
})
