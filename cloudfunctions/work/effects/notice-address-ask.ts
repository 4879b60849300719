import { askedAs, awaitsBuyer, doubtOf, type AskState } from '@shared/notice/address-ask'
import { buyerPage } from '@shared/notice/buyer-pages'
import type { OrderDoc } from '@shared/order/order'
import { withHistory } from '../../repo/books'
import { findOrdersByMergeKey } from '../../repo/orders'
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

/** A companion's message is on its way: it is waited for. */
const COMPANION_MS = 2_000

/**
 * Other orders that the same answer settles. One message speaks for all of them, that of the first: the others wait until it
 * has gone, and send none while he has not answered it.
 */
async function companionsOf(work: Work, order: OrderDoc): Promise<readonly OrderDoc[]> {
  if (order.mergeKey === '') return []
  const alike = await findOrdersByMergeKey(work, order.shopId, order.mergeKey)
  return alike.filter((other) => other._id !== order._id && askedAs(other) === askedAs(order) && awaitsBuyer(other))
}
const isAsked = ({ addressAsk }: OrderDoc) => addressAsk?.state === 'sent' || addressAsk?.state === 'shared'
const goodsOf = (order: OrderDoc) => order.lines.map((line) => `${line.title}*${line.ordered}`).join(';')

/** Asks the buyer for what only he knows. Without a credit nothing is sent, and the desk offers a card to share instead. */
export const noticeAddressAsk: PartnerHandler<OrderDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.send,
  async open(work, { doc, row }) {
    const doubt = doubtOf(doc)
    // a refund, or a person's word on the doubt, came before the message
    if (doubt === undefined || doc.platformStatus !== 'paid') return { kind: 'answer', answer: { sent: false } }
    const companions = await companionsOf(work, doc)
    if (companions.some(isAsked)) return { kind: 'answer', answer: { sent: true } }
    if (companions.some((other) => other.addressAsk?.state === 'wanted' && other._id < doc._id))
      return { kind: 'later', laterMs: COMPANION_MS }
    const shop = await work.accounts.shop(doc.shopId)
    const goods = companions.length > 0 ? `${companions.length + 1} 单：${goodsOf(doc)}` : goodsOf(doc)
    const values = { orderNo: doc.platformNo, goods, reason: doubt.reason }
    const page = buyerPage('fixAddress', doc._id)
    return openNotice(work, row._id, { shop, order: doc, template: shop.templates.addressAsk, values, page })
  },
  apply: (work, { doc, row, answer }) => close(work, doc, { rev: row.n, state: wasSent(answer) ? 'sent' : 'not-sent' }),
  refused: (work, { doc, row }) => close(work, doc, { rev: row.n, state: 'not-sent' }),
}
