import { z } from 'zod'
import { orderIdOf } from '@shared/kernel/ids'
import type { HistoryKind } from '@shared/kernel/history'
import { ok } from '@shared/kernel/result'
import { withHistory } from '../repo/books'
import { markTakenIn, wasTakenIn } from '../repo/inbound-events'
import { changeOrder, getOrder } from '../repo/orders'
import { changing } from '../verbs/desk'
import { forged, type Sender } from './sender'

const tradeEvent = z.object({ merchant_trade_no: z.string().min(1) })
/** Which shipping-management events the history tells; what is true now is always asked again, never taken from a push. */
const TOLD: Readonly<Record<string, HistoryKind>> = {
  trade_manage_remind_shipping: 'wechat-reminded',
  trade_manage_order_settlement: 'wechat-settled',
}

/** WeChat's message push in URL mode: the verification GET, and the shipping-management events. */
export const wechatSender: Sender = async (request, inbound) => {
  if (request.method === 'GET') {
    const echo = inbound.wechat.echo(request.query)
    return echo === undefined ? forged(inbound, 'wechat') : { status: 200, body: echo, contentType: 'text/plain' }
  }
  const event = inbound.wechat.parse(request.query, request.rawBody)
  if (!event) return forged(inbound, 'wechat')
  const answer = { status: 200, ...inbound.wechat.answer() }
  const trade = tradeEvent.safeParse(event.fields)
  const kind = TOLD[event.event]
  if (!kind || !trade.success || (await wasTakenIn(inbound, 'wechat', event.eventId))) return answer
  const orderId = orderIdOf(inbound.shop._id, trade.data.merchant_trade_no)
  await changing(
    () => getOrder(inbound, orderId),
    (order) => {
      const at = inbound.now()
      return ok({ dirtyAt: at, history: withHistory(order, { at, kind, by: 'wechat' }) })
    },
    (order, patch) => changeOrder(inbound, order, patch),
  )
  await markTakenIn(inbound, inbound.shop._id, { sender: 'wechat', eventId: event.eventId })
  return answer
}
