import type { LiveFacts } from '@shared/order/live-change'
import type { OrderDoc } from '@shared/order/order'
import { withHistory } from '../../repo/books'
import { raiseCard } from '../../repo/cards'
import { learnLive } from '../../verbs/learn-live'
import type { PartnerHandler } from '../handler'
import { applyToOrder } from '../homes'

const MINUTE = 60_000
/** A read: repeating it changes nothing anywhere. */
const READ = {
  afterUnknown: 'repeat',
  keyLivesMs: Number.MAX_SAFE_INTEGER,
  callTimeoutMs: 10_000,
  settleAfterMs: 2000,
} as const

/** Who paid, under which transaction: neither is in a back office's export. WeChat may know a payment 10 minutes late. */
export const paymentLearn: PartnerHandler<OrderDoc> = {
  road: 'partner',
  notFoundWaitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
  policy: async () => READ,
  open: async (work, { doc }) => ({
    kind: 'call',
    policy: READ,
    call: async () => {
      const { transactionId, openid, state } = await work.orderSource.live(doc.platformNo)
      return { transactionId, openid, state } satisfies LiveFacts
    },
  }),
  async apply(work, { doc, row, answer }) {
    await learnLive(work, doc, { live: answer as unknown as LiveFacts, askedAt: row.lastSentAt ?? row.createdAt })
  },
  async refused(work, { doc }) {
    await applyToOrder(work, doc, (order) => {
      if (order.payment) return undefined
      const { addressAsk } = order
      const history = withHistory(order, { at: work.now(), kind: 'payment-unknown', by: 'wechat' })
      // Nobody knows whom to ask: the desk offers a card to share.
      return addressAsk?.state === 'wanted'
        ? { history, addressAsk: { ...addressAsk, state: 'not-sent' as const, since: work.now() } }
        : { history }
    })
    const facts = { platformNo: doc.platformNo }
    await raiseCard(work, { shopId: doc.shopId, kind: 'payment-unknown', subject: doc._id, facts })
  },
}
