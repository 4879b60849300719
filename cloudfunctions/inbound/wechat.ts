import { z } from 'zod'
import { raiseCard } from '../repo/cards'
import { findOrdersByNumber } from '../repo/orders'
import type { WechatEvent, WechatPush } from '../providers/wechat-api/push'
import type { InboundDesk, Sender } from './sender'

const remindSchema = z.object({ merchant_trade_no: z.string().min(1) })

/** WeChat reminds of a paid order; when we do not have it, a person must know. Other events are hints that polling covers. */
async function takeEvent(desk: InboundDesk, { event, fields }: WechatEvent): Promise<void> {
  if (event !== 'trade_manage_remind_shipping') return
  const remind = remindSchema.safeParse(fields)
  if (!remind.success) return
  const no = remind.data.merchant_trade_no
  if ((await findOrdersByNumber(desk, desk.shop._id, no)).length > 0) return
  await raiseCard(desk, { shopId: desk.shop._id, kind: 'paid-not-here', subject: no, facts: { order: no } })
}

/** Message push in URL mode: GET is the console's check of the address, POST an event. */
export const wechatSender =
  (push: WechatPush): Sender =>
  (desk, request) => {
    if (request.method === 'GET') {
      const echo = push.echo(request.query)
      return echo === undefined
        ? { kind: 'forged' }
        : { kind: 'reply', reply: { status: 200, body: echo, contentType: 'text/plain; charset=utf-8' } }
    }
    const heard = push.parse(request.query, request.body)
    if (!heard) return { kind: 'forged' }
    return {
      kind: 'event',
      eventId: heard.eventId,
      work: () => takeEvent(desk, heard),
      reply: { status: 200, ...push.answer() },
    }
  }
