import { goodsFacts, type GoodsFacts } from '@shared/audit/goods-facts'
import { computeOrder, openFindings } from '@shared/order/compute-order-state'
import { maskReceiver } from '@shared/order/mask-receiver'
import type { OrderDoc } from '@shared/order/order'
import { readable } from '../../audit/audit-order'
import { withHistory } from '../../repo/books'
import { findOrdersByMergeKey } from '../../repo/orders'
import { findParcelsOfOrder } from '../../repo/parcels'
import { findProducts } from '../../repo/products'
import { answerAlike } from '../../verbs/fix-address'
import { followOrder } from '../../verbs/follow-order'
import { findStock } from '../../repo/stock'
import { shippingFacts } from '../../verbs/plan-facts'
import type { OwnHandler, Work } from '../handler'
import { applyToOrder } from '../homes'
import { receiverAsCame, sealReceiver } from '../receiver'

async function neighboursOf(work: Work, order: OrderDoc): Promise<OrderDoc[]> {
  if (order.mergeKey === '') return []
  const same = await findOrdersByMergeKey(work, order.shopId, order.mergeKey)
  return same.filter((other) => other._id !== order._id && other.bucket !== undefined)
}

/** What shelves and articles say; shelves are asked only when something was short. */
async function goodsOf(work: Work, order: OrderDoc): Promise<GoodsFacts> {
  const products = await findProducts(
    work,
    order.shopId,
    order.lines.map(({ sku }) => sku),
  )
  // what waits for its goods was left behind by a person's word: it holds nothing up
  const shortSkus = order.hold === 'held' ? [] : order.shortSkus
  return goodsFacts({ ...order, shortSkus }, { products, stock: await findStock(work, order.shopId, shortSkus) })
}

/** Told when the audit stops an order, not at each look that finds it stopped. The reason stands in its finding: here is which. */
function storyAfter(work: Work, before: OrderDoc, after: OrderDoc): OrderDoc['history'] {
  const [first] = openFindings(after)
  if (before.state === 'held' || after.state !== 'held' || !first) return before.history
  return withHistory(before, { at: work.now(), kind: 'audit-held', by: 'system', note: { code: first.code } })
}

/** Asks every rule of the order and stores what they say; a receiver that was mended is stored beside the raw one. */
export const orderAudit: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order, row }) {
    const receiver = receiverAsCame(work, order)
    const [shop, couriers, goods, neighbours, parcels] = await Promise.all([
      work.accounts.shop(order.shopId),
      work.accounts.couriersOf(order.shopId),
      goodsOf(work, order),
      neighboursOf(work, order),
      order.parcelIds.length > 0 ? findParcelsOfOrder(work, order._id) : [],
    ])
    const { findings, repaired } = await work.audit({
      order,
      receiver,
      now: work.now(),
      settings: shop.audit,
      goods,
      shipping: shippingFacts(shop, couriers),
      neighbours,
    })
    const standing = repaired ?? receiver
    // Whoever changed the order may have died before its parcels followed; first, for a stored audit is not asked for again.
    await followOrder(work, order)
    await answerAlike(work, order)
    await applyToOrder(work, order, (fresh) => {
      if (fresh.auditRev !== row.n || fresh.auditedAt !== undefined) return undefined
      // A receiver written meanwhile raises auditRev, so this one is what was audited.
      const audited: OrderDoc = { ...fresh, findings, auditedAt: work.now() }
      const { state, bucket } = computeOrder(audited, parcels)
      return {
        findings,
        auditedAt: audited.auditedAt,
        receiver: sealReceiver(work, fresh._id, standing),
        masked: maskReceiver(readable(standing)),
        state,
        bucket,
        history: storyAfter(work, fresh, { ...audited, state }),
      }
    })
    return undefined
  },
}
