import type { PushEvent } from '../pushes'

export type PaymentState = 'to-ship' | 'shipped' | 'received' | 'done' | 'refunded' | 'settling'

/** The figures of get_order's `order_state`. */
export const ORDER_STATE: Readonly<Record<PaymentState, number>> = {
  'to-ship': 1,
  shipped: 2,
  received: 3,
  done: 4,
  refunded: 5,
  settling: 6,
}

export const PAYMENT_MOVES: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  'to-ship': ['shipped', 'refunded'],
  shipped: ['shipped', 'received', 'refunded'],
  received: ['settling', 'done', 'refunded'],
  settling: ['done', 'refunded'],
  done: ['refunded'],
  refunded: [],
}

export interface ShippedParcel {
  readonly trackingNo: string
  readonly company: string
  readonly itemDesc: string
  readonly contact?: { readonly consignor_contact?: string; readonly receiver_contact?: string }
  readonly uploadedAt: number
}

export interface Shipping {
  readonly deliveryMode: 1 | 2
  readonly logisticsType: 1 | 2 | 3 | 4
  readonly finished: boolean
  readonly parcels: readonly ShippedParcel[]
  /** The request's upload_time: a later upload must carry a newer one. */
  readonly uploadTime: number
}

export interface Payment {
  readonly transactionId: string
  readonly outTradeNo: string
  readonly mchid: string
  readonly openid: string
  readonly amountFen: number
  readonly description: string
  readonly paidAt: number
  /** Shipping management knows the payment from here on. */
  readonly knownAt: number
  state: PaymentState
  shipping?: Shipping
  uploads: number
  reships: number
  finishCount: 0 | 1 | 2
  reminded: boolean
}

type MessageKind = 'subscribe' | 'ship-notice' | 'waybill-notice'
interface BuyerMessage {
  readonly openid: string
  readonly at: number
  readonly kind: MessageKind
  readonly title: string
  readonly data: Readonly<Record<string, string>>
  readonly page?: string
}

/** What never reached him. */
interface UnsentMessage {
  readonly openid: string
  readonly at: number
  readonly title: string
  readonly errcode: number
}

export interface FollowedWaybill {
  readonly token: string
  readonly openid: string
  readonly waybillId: string
  readonly deliveryId: string
  readonly transactionId: string
  readonly goods: unknown
  readonly at: number
  status: number
}

export interface Token {
  readonly value: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** A force refresh kills the older one at once. */
  readonly forced: boolean
}

export type WechatEvent =
  | { kind: 'paid'; payment: Payment }
  | { kind: 'moved'; transactionId: string; to: PaymentState }
  | { kind: 'uploaded'; transactionId: string; shipping: Shipping; reship: boolean }
  | { kind: 'reminded'; transactionId: string }
  | { kind: 'token'; token: Token }
  | { kind: 'credits'; openid: string; templateId: string; count: number }
  | { kind: 'message'; message: BuyerMessage; credit?: string }
  | { kind: 'unsent'; message: UnsentMessage }
  | { kind: 'followed'; waybill: FollowedWaybill }
  | { kind: 'tracked'; waybillId: string; status: number }
  | PushEvent

export const creditKey = (openid: string, templateId: string) => `${openid} ${templateId}`

export function createWechatState() {
  return {
    payments: new Map<string, Payment>(),
    byTradeNo: new Map<string, Payment>(),
    openids: new Set<string>(),
    tokens: [] as Token[],
    credits: new Map<string, number>(),
    messages: [] as BuyerMessage[],
    unsent: [] as UnsentMessage[],
    followed: new Map<string, FollowedWaybill>(),
  }
}
export type WechatState = ReturnType<typeof createWechatState>

export const tradeKey = (mchid: string, outTradeNo: string) => `${mchid} ${outTradeNo}`

function applyUpload(payment: Payment, event: { shipping: Shipping; reship: boolean }) {
  payment.uploads += 1
  payment.shipping = event.shipping
  if (event.reship) payment.reships += 1
  if (!event.shipping.finished) return
  payment.finishCount = payment.reships > 0 ? 2 : 1
  payment.state = 'shipped'
}

type BookEvent = Exclude<WechatEvent, PushEvent>

function applyPaymentEvent(state: WechatState, event: Extract<BookEvent, { transactionId: string }>) {
  const payment = state.payments.get(event.transactionId)
  if (!payment) return
  if (event.kind === 'moved') payment.state = event.to
  else if (event.kind === 'reminded') payment.reminded = true
  else applyUpload(payment, event)
}

function applyPaid(state: WechatState, payment: Payment) {
  state.payments.set(payment.transactionId, payment)
  state.byTradeNo.set(tradeKey(payment.mchid, payment.outTradeNo), payment)
  state.openids.add(payment.openid)
}

function addCredits(state: WechatState, key: string, count: number) {
  state.credits.set(key, (state.credits.get(key) ?? 0) + count)
}

export function applyWechatEvent(state: WechatState, event: BookEvent) {
  switch (event.kind) {
    case 'paid':
      return applyPaid(state, { ...event.payment })
    case 'moved':
    case 'reminded':
    case 'uploaded':
      return applyPaymentEvent(state, event)
    case 'token':
      state.tokens = [event.token, ...state.tokens].slice(0, 30)
      return
    case 'credits':
      state.openids.add(event.openid)
      return addCredits(state, creditKey(event.openid, event.templateId), event.count)
    case 'message':
      state.messages.push(event.message)
      if (event.credit) addCredits(state, event.credit, -1)
      return
    case 'unsent':
      state.unsent.push(event.message)
      return
    case 'followed':
      state.followed.set(event.waybill.token, { ...event.waybill })
      return
    case 'tracked':
      for (const waybill of state.followed.values()) {
        if (waybill.waybillId === event.waybillId) waybill.status = event.status
      }
  }
}
