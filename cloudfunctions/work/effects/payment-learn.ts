import type { OrderDoc } from '@shared/order/order'
import type { LivePayment } from '@shared/ports/order-source'
import { raiseCard } from '../../repo/cards'
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

type Learned = Pick<LivePayment, 'transactionId' | 'openid' | 'state'>

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
      return { transactionId, openid, state } satisfies Learned
    },
  }),
  async apply(work, { doc, answer }) {
    const { transactionId, openid, state } = answer as unknown as Learned
    await applyToOrder(work, doc._id, (order) => {
      if (order.payment) return undefined
      const payment = { transactionId, openid, learnedAt: work.now() }
      return state === 'refunded'
        ? { payment, platformStatus: 'refunded', auditedAt: undefined, auditRev: order.auditRev + 1 }
        : { payment }
    })
  },
  async refused(work, { doc }) {
    const facts = { platformNo: doc.platformNo }
    await raiseCard(work, { shopId: doc.shopId, kind: 'payment-unknown', subject: doc._id, facts })
  },
}
