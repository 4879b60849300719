import { doubtOf, type AskState } from '@shared/notice/address-ask'
import { buyerPage } from '@shared/notice/buyer-pages'
import type { OrderDoc } from '@shared/order/order'
import { withHistory } from '../../repo/books'
import type { PartnerHandler, Work } from '../handler'
import { applyToOrder } from '../homes'
import { openNotice, wasSent } from './send-notice'

async function close(work: Work, doc: OrderDoc, word: { readonly rev: number; readonly state: AskState }) {
  await applyToOrder(work, doc, (order) => {
    const ask = order.addressAsk
    if (ask?.rev !== word.rev || ask.state !== 'wanted') return undefined
    const kind = word.state === 'sent' ? 'ask-sent' : 'ask-not-sent'
    const at = work.now()
    const history = withHistory(order, { at, kind, by: 'wechat' })
    return { addressAsk: { ...ask, state: word.state, since: at }, history }
  })
}

/** Asks the buyer for what only he knows. Without a credit nothing is sent, and the desk offers a card to share instead. */
export const noticeAddressAsk: PartnerHandler<OrderDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.send,
  async open(work, { doc, row }) {
    const doubt = doubtOf(doc)
    // a refund, or a person's word on the doubt, came before the message
    if (doubt === undefined || doc.platformStatus !== 'paid') return { kind: 'answer', answer: { sent: false } }
    const shop = await work.accounts.shop(doc.shopId)
    const goods = doc.lines.map((line) => `${line.title}*${line.ordered}`).join(';')
    const values = { orderNo: doc.platformNo, goods, reason: doubt.reason }
    const page = buyerPage('fixAddress', doc._id)
    return openNotice(work, row._id, { shop, order: doc, template: shop.templates.addressAsk, values, page })
  },
  apply: (work, { doc, row, answer }) => close(work, doc, { rev: row.n, state: wasSent(answer) ? 'sent' : 'not-sent' }),
  refused: (work, { doc, row }) => close(work, doc, { rev: row.n, state: 'not-sent' }),
}
