import { COURIERS } from '@shared/courier/couriers'
import type { OrderDoc } from '@shared/order/order'
import { goodsText } from '@shared/order/plan-upload'
import { findParcelsOfOrder } from '../../repo/parcels'
import { spendCredit } from '../../repo/credits'
import type { Answer, Opened, PartnerHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

const NOT_SENT: Opened = { kind: 'answer', answer: { sent: false } }
/** WeChat's value rule for `thing` keywords. */
const THING_MAX = 20
const thing = (text: string): string => {
  const letters = [...text]
  return letters.length <= THING_MAX ? text : `${letters.slice(0, THING_MAX - 1).join('')}…`
}

async function open(work: Work, order: OrderDoc, rowId: string): Promise<Opened> {
  const shop = await work.accounts.shop(order.shopId)
  const templateId = shop.templates.shipped
  const openid = order.payment?.openid
  const parcel = (await findParcelsOfOrder(work, order._id)).find(({ goods }) => goods === 'handed-over')
  if (!shop.sameApp || templateId === undefined || openid === undefined || parcel?.waybillNo === undefined)
    return NOT_SENT
  const { waybillNo, courier } = parcel
  if (!(await spendCredit(work, { shopId: order.shopId, openid, templateId }, rowId))) return NOT_SENT
  const notice = {
    openid,
    templateId,
    page: `sub/buyer/parcels?orderId=${order._id}`,
    data: {
      character_string1: order.platformNo.slice(0, 32),
      thing2: thing(goodsText(order, parcel)),
      phrase3: COURIERS[courier].short,
      character_string4: waybillNo,
    },
  }
  return {
    kind: 'call',
    policy: work.notices.unknown.send,
    call: async (): Promise<Answer> => ({ sent: true, messageId: (await work.notices.send(notice)).messageId }),
  }
}

/** Tells the buyer once, with the first parcel, if a credit is there. May be missed, never doubled. */
export const noticeShipped: PartnerHandler<OrderDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.send,
  open: (work, { doc, row }) => open(work, doc, row._id.replaceAll('.', '-')),
  async apply(work, { doc, answer }) {
    const shipped = answer.sent === false ? ('not-sent' as const) : ('sent' as const)
    await applyToOrder(work, doc, (order) =>
      order.notices.shipped === 'wanted' ? { notices: { ...order.notices, shipped } } : undefined,
    )
  },
  async refused(work, { doc }) {
    await applyToOrder(work, doc, (order) =>
      order.notices.shipped === 'wanted' ? { notices: { ...order.notices, shipped: 'not-sent' } } : undefined,
    )
  },
}
