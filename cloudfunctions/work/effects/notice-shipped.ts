import { COURIERS } from '@shared/courier/couriers'
import { buyerPage } from '@shared/notice/buyer-pages'
import { isGoneFor } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import { goodsText } from '@shared/order/plan-upload'
import { withHistory } from '../../repo/books'
import { findParcelsOfOrder } from '../../repo/parcels'
import type { Opened, PartnerHandler, Work } from '../handler'
import { applyToOrder } from '../homes'
import { openNotice, wasSent } from './send-notice'

async function open(work: Work, order: OrderDoc, rowId: string): Promise<Opened> {
  const shop = await work.accounts.shop(order.shopId)
  const parcels = await findParcelsOfOrder(work, order._id)
  const parcel = parcels.find((one) => one.goods === 'handed-over' && !isGoneFor(one, order._id))
  if (parcel?.waybillNo === undefined) return { kind: 'answer', answer: { sent: false } }
  const { waybillNo, courier } = parcel
  const values = {
    orderNo: order.platformNo,
    goods: goodsText(order, parcel),
    courier: COURIERS[courier].short,
    waybillNo,
  }
  const page = buyerPage('parcels', order._id)
  return openNotice(work, rowId, { shop, order, template: shop.templates.shipped, values, page })
}

/** Tells the buyer once, with the first parcel, if a credit is there. May be missed, never doubled. */
export const noticeShipped: PartnerHandler<OrderDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.send,
  open: (work, { doc, row }) => open(work, doc, row._id),
  async apply(work, { doc, answer }) {
    const shipped = wasSent(answer) ? ('sent' as const) : ('not-sent' as const)
    await applyToOrder(work, doc, (order) => {
      if (order.notices.shipped !== 'wanted') return undefined
      const notices = { ...order.notices, shipped }
      if (shipped === 'not-sent') return { notices }
      return { notices, history: withHistory(order, { at: work.now(), kind: 'noticed', by: 'wechat' }) }
    })
  },
  async refused(work, { doc }) {
    await applyToOrder(work, doc, (order) =>
      order.notices.shipped === 'wanted' ? { notices: { ...order.notices, shipped: 'not-sent' } } : undefined,
    )
  },
}
