import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import { createPushQueue, isPushEvent } from '../pushes'
import type { WebGet } from '../yilianyun/picture'
import type { WechatSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import { wechatAdmin } from './admin'
import type { PushFields, WechatContext } from './context'
import { WECHAT_FACES } from './faults'
import { signedPush, verifyPush, WECHAT_PUSH_POLICY } from './message-push'
import { wechatQuirks } from './quirks'
import { serveWechat, wechatOperation } from './routes'
import { applyWechatEvent, createWechatState, type WechatEvent, type WechatState } from './state'
import { eventIds } from './upload'

const REMIND_AFTER_MS = 48 * 3_600_000

function booksOf(state: WechatState) {
  const payments = [...state.payments.values()]
  return {
    payments: payments.map((payment) => ({
      outTradeNo: payment.outTradeNo,
      transactionId: payment.transactionId,
      openid: payment.openid,
      state: payment.state,
      uploads: payment.uploads,
      reships: payment.reships,
      finished: payment.shipping?.finished ?? false,
      parcels: (payment.shipping?.parcels ?? []).map(({ company, trackingNo }) => ({ company, trackingNo })),
    })),
    synced: payments.filter((payment) => payment.shipping?.finished).length,
    messages: state.messages.length,
    notices: state.messages.filter(({ kind }) => kind === 'subscribe').length,
    followed: [...state.followed.values()].map(({ waybillId, openid }) => ({ waybillId, openid })),
  }
}

/** Paid over 48 h ago and not shipped: one reminder each; looked through once a minute. */
function createReminder(context: WechatContext) {
  let lookedAt = 0
  return () => {
    const now = context.clock.now()
    if (now - lookedAt < 60_000) return
    lookedAt = now
    for (const payment of context.state.payments.values()) {
      if (payment.state !== 'to-ship' || payment.reminded || payment.paidAt > now - REMIND_AFTER_MS) continue
      context.record({ kind: 'reminded', transactionId: payment.transactionId })
      context.push({ Event: 'trade_manage_remind_shipping', ...eventIds(payment), msg: '订单已支付超过48小时未发货' })
    }
  }
}

type Deps = TwinDeps<WechatSettings> & { readonly get?: WebGet }

/** Saving the push address asks it by a word of chance. */
async function asksOwner({ random, clock, get }: Deps, settings: WechatSettings): Promise<boolean> {
  if (settings.push.url === '' || !get) return false
  const number = () => String(Math.floor(random() * 1e9))
  const timestamp = String(Math.floor(clock.now() / 1000))
  return verifyPush(settings, { timestamp, nonce: number(), echostr: number() }, get)
}

/** An event as it goes to the push address: in WeChat's envelope, signed, salted by chance. */
function eventPush({ random, clock }: Deps, settings: WechatSettings, fields: PushFields) {
  const seconds = Math.floor(clock.now() / 1000)
  const envelope = {
    ToUserName: settings.originalId,
    FromUserName: 'oSystem',
    CreateTime: seconds,
    MsgType: 'event',
  }
  const salt = Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256)))
  const stamp = { timestamp: String(seconds), nonce: String(Math.floor(random() * 1e9)), salt }
  return signedPush(settings, { ...envelope, ...fields }, stamp)
}

/** api.weixin.qq.com, as far as shipping needs it. Written from its docs, never from our adapter. */
export function createWechatTwin(deps: Deps): Twin {
  const { clock, random, outbox, journal } = deps
  const settings = { ...deps.settings, push: { ...deps.settings.push } }
  const state = createWechatState()
  const quirks = wechatQuirks()
  const pushes = createPushQueue({ clock, outbox, policy: WECHAT_PUSH_POLICY })

  const ledger = createLedger<WechatEvent>(journal, (event) =>
    isPushEvent(event) ? pushes.apply(event) : applyWechatEvent(state, event),
  )
  const record = (event: WechatEvent) => ledger.record(event)

  const context: WechatContext = {
    state,
    settings,
    quirks,
    clock,
    random,
    record,
    verify: () => asksOwner(deps, settings),
    pausePushes(ms) {
      if (ms !== undefined) pushes.pauseUntil(clock.now() + ms)
      return pushes.pausedUntil()
    },
    push(fields) {
      if (settings.push.url !== '') record(pushes.queue(eventPush(deps, settings, fields)))
    },
  }

  const remind = createReminder(context)
  return assembleTwin({
    name: 'wechat',
    clock,
    quirks,
    faces: WECHAT_FACES,
    operationOf: wechatOperation,
    serve: (request) => serveWechat(context, request),
    admin: wechatAdmin(context),
    books: () => ({ ...booksOf(state), pushes: pushes.counts() }),
    async tick() {
      remind()
      await pushes.deliver(record)
    },
  })
}
